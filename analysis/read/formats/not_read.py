"""Kinds of file that are not read: told by how they begin, what is packed in them or their suffix, and what to do."""

from pathlib import PurePosixPath

PICTURE = "is a picture; let a program for text recognition (OCR) read it into a .pdf or .txt"
SOUND = "is sound or video; bring its transcript (.vtt, .srt, .txt)"
OFFICE = "is an older Office file or one protected by a password; open it in its program and save it as .docx, .xlsx " \
         "or .pptx without a password"
PACKED = "is an archive of another kind; unpack it, and bring the files or pack them as .zip"
SHORTCUT = "is only a link to a page; open it and save the page itself (as .html or .pdf)"
STATISTICS = "is a file of a statistics program; export it as .csv"
DATABASE = "is a database; export its table as .csv"
DRAWN = "is a drawing; save it as .pdf"
PROGRAM = "is a program or its settings, no document"
BEGINS = (
    ((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"8BPS"), PICTURE),
    ((b"ID3", b"OggS", b"fLaC", b"\x1aE\xdf\xa3", b"\0\0\1\xba", b"FLV"), SOUND),
    ((b"7z\xbc\xaf", b"Rar!"), PACKED),
    ((b"SQLite format 3\0",), DATABASE),
    ((b"$FL2@(#)", b"$FL3@(#)", b"<stata_dta>"), STATISTICS),
    ((b"AT&TFORM",), "is a DjVu scan; save it as .pdf with its text (OCR)"),
    ((b"%!PS",), "is PostScript; save it as .pdf"),
    ((b"MZ", b"\x7fELF"), "is a program"),
)
BY_SUFFIX = {
    ".doc .dot .wps": "is an older Word file; open it in Word or LibreOffice and save it as .docx",
    ".wpd .pub .indd .qxd .one .onetoc2": "is a file of another program; save it as .docx or .pdf there",
    ".xls .xlsb .xlt": "is an older or binary Excel file; open it in Excel or LibreOffice and save it as .xlsx",
    ".ppt .pps .pot": "is an older PowerPoint file; open it in PowerPoint or LibreOffice and save it as .pptx",
    ".pst .ost .dbx": "is a mailbox of Outlook; export its messages as .eml, .msg or .mbox",
    ".pages": "is a Pages document; in Pages choose File, Export To, Word",
    ".numbers": "is a Numbers table; in Numbers choose File, Export To, Excel",
    ".key": "is a Keynote presentation; in Keynote choose File, Export To, PowerPoint",
    ".gdoc .gsheet .gslides": "is only a link to a Google document; open it and download it as .docx, .xlsx or .pptx",
    ".url .webloc .lnk .desktop": SHORTCUT,
    ".mobi .azw .azw3 .kfx .prc": "is a Kindle book; convert it to .epub (with Calibre, for example)",
    ".fb2 .lit .pdb": "is an electronic book of another kind; convert it to .epub",
    ".heic .heif .webp .avif .svg .ico .psd .raw .cr2 .jpg .jpeg .png .gif .tif .tiff .bmp": PICTURE,
    ".mp3 .m4a .wav .wma .aac .opus .mp4 .m4v .mov .avi .mkv .wmv .webm .3gp": SOUND,
    ".rar .7z .z .lz .zst .dmg .iso": PACKED,
    ".sav .zsav .por .dta .sas7bdat .rda .rds .rdata": STATISTICS,
    ".sqlite .sqlite3 .db .mdb .accdb .odb .dbf": DATABASE,
    ".odg .vsd .vsdx .dwg .ai .eps": DRAWN,
    ".ics .vcf": "is a calendar or an address book, no document",
    ".exe .dll .bin .jar .apk .py .js .mjs .ts .css .scss .c .h .cpp .java .class .r .sh .bat .ps1 .php .rb .go .rs "
    ".ipynb .ini .cfg .conf .toml .yaml .yml .lock .woff .woff2 .ttf .otf .map .plist .rdf .xsl .xsd .dtd": PROGRAM,
    ".ass .ssa .sub .sbv .ttml .dfxp": "is subtitles of another kind; save them as .srt or .vtt",
    ".ris .bib .enw .nbib": "is a list of references; export it as .csv with its abstracts",
    ".tex .latex": "is the source of a printed text; bring the .pdf that is made of it",
}
ADVICE = {suffix: advice for suffixes, advice in BY_SUFFIX.items() for suffix in suffixes.split()}


def advice(name: str, raw: bytes) -> str:
    """Why a file of no kind that is read is not, and what to do; "" where its kind is not known."""
    suffix = PurePosixPath(name).suffix.lower()
    if raw[4:8] == b"ftyp":
        return PICTURE if raw[8:12] in (b"heic", b"heix", b"mif1", b"avif") else SOUND
    begins = next((told for begins, told in BEGINS if raw.startswith(begins)), "")
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        begins = OFFICE
    return ADVICE.get(suffix, "") if begins in ("", OFFICE) and suffix in ADVICE else begins
