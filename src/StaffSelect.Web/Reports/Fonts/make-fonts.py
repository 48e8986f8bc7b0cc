#!/usr/bin/env python3
"""Makes the two faces of the reports out of Noto Sans.

The PDF library embeds a face whole, so each is reduced once to what a report in Ukrainian or English
needs: no hinting, no layout tables, no other scripts. Noto is a trademark, hence the new name.

    apt-get install fonts-noto-core python3-fonttools
    python3 make-fonts.py [folder of NotoSans-*.ttf]

The result is the same bytes on every run (the modification date is fixed below).
"""
import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

SOURCE = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/fonts/truetype/noto")
TARGET = Path(__file__).parent
FAMILY = "StaffSelect Sans"
MODIFIED = 3786825600  # 1 January 2024, seconds since 1904

CHARACTERS = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),  # Latin-1, Latin Extended-A: names of people and places
    0x192, 0x218, 0x219, 0x21A, 0x21B,
    0x2B9, 0x2BA, 0x2BC, 0x2C6, 0x2D8, 0x2D9, 0x2DA, 0x2DC,
    0x300, 0x301, 0x302, 0x303, 0x304, 0x306, 0x308, 0x30C,
    *range(0x400, 0x460),  # Cyrillic of the Slavic languages
    0x490, 0x491, 0x4D8, 0x4D9, 0x492, 0x493, 0x49A, 0x49B, 0x4A2, 0x4A3, 0x4AE, 0x4AF, 0x4B0, 0x4B1, 0x4BA, 0x4BB, 0x4E8, 0x4E9,
    *range(0x2000, 0x200C), 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E,
    0x2020, 0x2021, 0x2022, 0x2026, 0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044, 0x2060,
    0x2070, 0x2074, 0x20AC, 0x20B4, 0x2116, 0x2122,
    0xFFFD,
]

# signs that Noto Sans leaves to Noto Sans Math; the same outlines serve both weights
SIGNS = [0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2248, 0x2260, 0x2264, 0x2265]


def add_signs(font: TTFont) -> None:
    signs = TTFont(SOURCE / "NotoSansMath-Regular.ttf")
    outlines, names = signs.getGlyphSet(), signs.getBestCmap()
    for code in SIGNS:
        name = f"uni{code:04X}"
        pen = TTGlyphPen(None)
        outlines[names[code]].draw(pen)
        font["glyf"][name] = pen.glyph()
        font["hmtx"][name] = signs["hmtx"][names[code]]
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = name
    font.setGlyphOrder(font["glyf"].glyphOrder)


def make(weight: str) -> None:
    font = TTFont(SOURCE / f"NotoSans-{weight}.ttf", recalcTimestamp=False)
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = [0, 13, 14]
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "DSIG", "STAT", "gasp", "meta"]
    reducer = subset.Subsetter(options)
    reducer.populate(unicodes=CHARACTERS)
    reducer.subset(font)
    names = font["name"]
    names.names = [name for name in names.names if name.platformID == 3]
    for number, text in {
        1: FAMILY,
        2: weight,
        3: f"{FAMILY} {weight} 1.0",
        4: f"{FAMILY} {weight}",
        5: "Version 1.0, reduced from Noto Sans 2.004",
        6: f"{FAMILY.replace(' ', '')}-{weight}",
    }.items():
        names.setName(text, number, 3, 1, 0x409)
    add_signs(font)
    font["head"].modified = MODIFIED
    font.save(TARGET / f"StaffSelectSans-{weight}.ttf")
    missing = [f"U+{code:04X}" for code in CHARACTERS if code not in font.getBestCmap()]
    print(weight, len(font.getGlyphOrder()), "glyphs; the source lacks:", *missing)


for face in ("Regular", "Bold"):
    make(face)
