"""An answer on the terminal: its words as they come, then what proves it."""

from core.domain import Answer, Found, Said
from ui.cli import _print_told


def answer(text: str, **more) -> Answer:
    return Answer.model_validate(
        {
            "answer_id": "a",
            "question": "?",
            "standalone_question": "?",
            "text": text,
            "status": "answered",
            "mode": "extractive",
            "timings_ms": {"retrieve": 0, "answer": 0, "total": 0},
            **more,
        }
    )


def test_words_are_printed_before_the_answer_is_whole(capsys):
    printed = []

    def events():
        yield Found(retrieved=())
        yield Said(text="384 children")
        printed.append(capsys.readouterr().out)
        yield Said(text=" [1].")
        yield answer("384 children [1].")

    _print_told(events())

    assert printed == ["384 children"]
    assert capsys.readouterr().out == " [1].\n"


def test_note_on_how_it_was_written_follows_the_words(capsys):
    _print_told([Said(text="384."), answer("384.", note="The model server took too long.")])

    assert capsys.readouterr().out == "384.\n\n(The model server took too long.)\n"
