"""Cribsheet: structured notes in, a searchable cheat sheet out.

The modules are the stages of a build, in order: `source` reads files, `schema` checks their shape,
`load` turns them into local documents, `validate` checks what they say of each other, `model` is
the frozen result, `views` and `render` make pages of it, `output` writes them.
"""

__version__ = "0.1.0"
