"""The words and figures of the sample papers: data only, no layout."""
