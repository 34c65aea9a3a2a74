"""The words of the trade as frozen types: documents, pages, passages, answers; settings; errors."""
