"""Everything that can go wrong, as one tree.

    PapersError
    ├── SettingsError            a setting or option that cannot work
    ├── IngestError              a paper could not be read
    │   ├── NothingToRead        the path is missing, or holds no PDF
    │   ├── UnreadablePdf        not a PDF, truncated, broken
    │   ├── PasswordNeeded       encrypted with a user password
    │   ├── NoTextLayer          image-only and no OCR at hand
    │   └── LimitExceeded        reading it took more time, memory or pages than allowed
    ├── StoreError               what the service keeps cannot be used
    │   ├── StoreUnavailable     the data folder cannot be made, read or written
    │   ├── IndexMissing         nothing has been read in yet
    │   └── IndexMismatch        made with another embedding model or chunking
    ├── QuestionError            what was asked cannot be used as a question
    ├── DraftError               a draft that cannot be checked: no text, too long
    ├── ListingError             a list was asked for in a way that cannot be
    ├── RulingError              an officer's ruling on two observations that cannot be made
    ├── NotFound                 no such document or page (or none this reader may see)
    ├── ServeError               the service cannot start, for example a port in use
    ├── EvaluationError          a question file or baseline that cannot be used
    └── GenerationError          the model server failed
        ├── GenerationTimeout
        └── MalformedAnswer

Each class fixes an exit code for the command line and an HTTP status for the API, so that
one handler on each side is enough. A message says what, where and what to do.
"""

from typing import ClassVar


class PapersError(Exception):
    """Base of all errors that a person is meant to read."""

    exit_code: ClassVar[int] = 1
    http_status: ClassVar[int] = 500
    title: ClassVar[str] = "Something went wrong"


class SettingsError(PapersError):
    exit_code = 2
    http_status = 400
    title = "A setting cannot work"


class IngestError(PapersError):
    exit_code = 3
    http_status = 422
    title = "The paper could not be read"


class NothingToRead(IngestError):
    title = "No PDF to read"


class UnreadablePdf(IngestError):
    title = "Not a readable PDF"


class PasswordNeeded(IngestError):
    title = "The PDF needs a password"


class NoTextLayer(IngestError):
    title = "The PDF has no text"


class LimitExceeded(IngestError):
    title = "The PDF goes over a reading limit"


class StoreError(PapersError):
    exit_code = 4
    http_status = 503
    title = "The store cannot be used"


class StoreUnavailable(StoreError):
    title = "The data folder cannot be used"


class IndexMissing(StoreError):
    title = "No papers have been read yet"


class IndexMismatch(StoreError):
    title = "The index was made otherwise"


class QuestionError(PapersError):
    exit_code = 2
    http_status = 422
    title = "The question cannot be used"


class DraftError(PapersError):
    exit_code = 2
    http_status = 422
    title = "The draft cannot be checked"


class ListingError(PapersError):
    exit_code = 2
    http_status = 422
    title = "The list cannot be given"


class RulingError(PapersError):
    exit_code = 2
    http_status = 422
    title = "The ruling cannot be made"


class NotFound(PapersError):
    exit_code = 5
    http_status = 404
    title = "Not found"


class ServeError(PapersError):
    exit_code = 6
    title = "The service cannot start"


class EvaluationError(PapersError):
    exit_code = 2
    http_status = 422
    title = "The evaluation cannot run"


class GenerationError(PapersError):
    exit_code = 7
    http_status = 502
    title = "The model server failed"


class GenerationTimeout(GenerationError):
    http_status = 504
    title = "The model server was too slow"


class MalformedAnswer(GenerationError):
    title = "The model server's answer could not be used"
