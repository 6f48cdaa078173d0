// Escaping and the facts about characters have one home, which all that handles documents sees.
@_exported public import BookLanguage
