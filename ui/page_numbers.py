"""The three numbers of a page in words: what a viewer counts, what is printed on the pack, what the report says."""


def page_numbers(page: int, label: str | None, own_label: str | None) -> tuple[str, ...]:
    """How the page may be looked up: "PDF page 13", "printed page 15", "page 3 of 25 of the report".

    The PDF page always; another number only where it says something that those before it do not.
    """
    told, said = [f"PDF page {page}"], {str(page)}
    if label and label not in said:
        told.append(f"printed page {label}")
        said.add(label)
    if own_label and own_label.split()[0] not in said:
        told.append(f"page {own_label} of the report")
    return tuple(told)
