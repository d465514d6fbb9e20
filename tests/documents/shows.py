"""Short forms of blocks, to compare what was read with what is expected at a glance."""

from jalon.documents.model import Block, Cell, Document, Heading, Image, ListItem, Table, block_text


def texts(document: Document) -> list[str]:
    """The text of each block of the body."""
    return [block_text(block) for block in document.blocks]


def first_table(document: Document) -> Table:
    """The first table of the body."""
    return next(block for block in document.blocks if isinstance(block, Table))


def cells(table: Table) -> list[list[str]]:
    """The text of each cell, by row."""
    return [[cell.text for cell in row] for row in table.rows]


def grid(table: Table) -> list[list[str]]:
    """The text shown at each position; "-" where there is no cell."""
    return [["-" if cell is None else cell.text for cell in row] for row in table.grid()]


def spans(cell: Cell) -> tuple[int, int]:
    """Rows and columns a cell covers."""
    return cell.row_span, cell.col_span


def kinds(blocks: list[Block]) -> list[str]:
    """What each block is: "h1", "li0", "p", "table", "image"."""
    return [_kind(block) for block in blocks]


def margin(document: Document, kind: str) -> list[str]:
    """The text of the blocks of the margins of one kind."""
    return [block_text(block) for each in document.margins if each.kind == kind for block in each.blocks]


def _kind(block: Block) -> str:
    if isinstance(block, Heading):
        return f"h{block.level}"
    if isinstance(block, ListItem):
        return f"li{block.level}"
    return "table" if isinstance(block, Table) else "image" if isinstance(block, Image) else "p"
