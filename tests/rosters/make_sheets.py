#!/usr/bin/env python3
"""Makes the workbooks in this folder, always the same bytes. Needs openpyxl 3.1: pip install openpyxl

openpyxl writes no calculated values, so what a program that calculates would have written is put into the parts behind it.
"""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font

FOLDER = Path(__file__).parent
NAMES = ["姓名", "行业", "公需科目", "专业科目", "选修科目"]
MET = ["一般行业", 18, 42, 12]
DAY = datetime(2019, 6, 30)


def save(name, book, changes=()):
    """Writes a workbook with each (old, new) of `changes` put into the XML of its sheets."""
    book.properties.created = book.properties.modified = DAY
    made = io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(FOLDER / f"{name}.xlsx", "w", zipfile.ZIP_DEFLATED) as out:
        for part in parts.namelist():
            text = parts.read(part)
            if part == "docProps/core.xml":
                text = text.split(b"<dcterms:modified")[0] + b"</cp:coreProperties>"
            for old, new in changes if part.startswith("xl/worksheets/sheet") else ():
                assert old.encode() in text, (name, old)
                text = text.replace(old.encode(), new.encode())
            out.writestr(zipfile.ZipInfo(part, (2019, 6, 30, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)


def sheet(*rows, names=NAMES):
    """A workbook with one sheet of these rows below the names."""
    book = Workbook()
    book.active.title = "名单"
    for row in [names, *rows]:
        book.active.append(row)
    return book


def plain():
    book = sheet(["甲", *MET], ["乙", "一般行业", 17, 43, 12], ["丙", "会计", 30, 60, None], ["丁", "采矿", 30, 60])
    for cell in book.active[1]:
        cell.font = Font(bold=True)
    save("sheet-plain", book)


def numbers():
    book = sheet(
        ["甲", "一般行业", 18.333333, 41.666667, 12],
        ["乙", "一般行业", 18.3, 0.1 + 0.2 + 41.7, 12],
        ["丙", "一般行业", "18", " 42 ", "12.5"],
        ["丁", "一般行业", "１８", "４２学时", "十二"],
        ["戊", "一般行业", 54 / 3, 42.5, 1e2],
        ["己", "一般行业", 18, 100 / 3, 12],
        ["庚", "一般行业", True, 42, 12],
        ["辛", "一般行业", "#N/A", 42, 12],
        ["壬", "一般行业", -18, 42, 12],
        ["癸", "一般行业", DAY, 42, 12],
    )
    book.active.cell(9, 3).data_type = "e"
    save("sheet-numbers", book)


def titles():
    """A title over everything, names over two rows, departments over several people, and a hidden row and column."""
    book = Workbook()
    page = book.active
    rows = [
        ["2019年度继续教育学习情况统计表"],
        [],
        ["部门", "姓名", "行业", "已完成"],
        [None, None, None, "公需科目（天）", "专业\n科目", "选修科目"],
        ["办公室", "甲", "一般行业", 3, 42, 12],
        [None, "乙", "一般行业", 3, 41, 12],
        [None, None, None, None, None, None],
        ["财务科", "丙", "会计", 5, 60, None],
        [None, "丁", "会计", 4, 60, None],
        ["合计", None, None, "=SUM(D5:D9)", "=SUM(E5:E9)", 24],
        [],
        ["填表人：戊"],
    ]
    for row in rows:
        page.append(row)
    for region in ["A1:F1", "A3:A4", "B3:B4", "C3:C4", "D3:F3", "A5:A7", "A8:A9", "A10:C10", "A12:F12"]:
        page.merge_cells(region)
    page.row_dimensions[6].hidden = True
    page.column_dimensions["C"].hidden = True
    save("sheet-titles-and-merged-cells", book)


def tall_names():
    """Each name over two rows."""
    book = sheet([], ["甲", *MET], ["乙", "一般行业", 17, 43, 12])
    for column in "ABCDE":
        book.active.merge_cells(f"{column}1:{column}2")
    save("sheet-names-of-two-rows-each", book)


def merged_amounts():
    book = sheet(["甲", *MET], ["乙", "一般行业", None, 42, 12], ["丙", "一般行业", 30, None, 12])
    book.active.merge_cells("C2:C3")
    book.active.merge_cells("C4:D4")
    save("sheet-merged-amounts", book)


def two_rows_each():
    """People of two rows each, of which one has an amount over a person more; a number below one of two rows."""
    book = sheet(*(row for name in "甲乙丙丁" for row in ([name, *MET], [])))
    page = book.active
    for row in range(2, 10, 2):
        for column in "ABCDE":
            if (row, column) not in [(6, "C"), (8, "A"), (8, "C")]:
                page.merge_cells(f"{column}{row}:{column}{row + 1}")
    page.merge_cells("C6:C9")
    save("sheet-people-of-two-rows-each", book)


def formulas():
    """Values that were calculated, values that were not, an empty text, and a formula filled down."""
    book = sheet(
        ["甲", "一般行业", "=9+9", 42, 12],
        ["乙", "一般行业", "=9*2", 42, 12],
        ["丙", "一般行业", '=IF(A2="","",18)', 42, 12],
        ["丁", "一般行业", "=1/0", 42, 12],
        ["戊", "一般行业", "=F1", "=F2", 12],
    )
    changes = [
        ("<f>9+9</f><v></v>", "<f>9+9</f><v>18</v>"),
        ('<c r="C4"><f>IF(A2="","",18)</f><v></v>', '<c r="C4" t="str"><f>IF(A2="","",18)</f><v></v>'),
        ('<c r="C5"><f>1/0</f><v></v>', '<c r="C5" t="e"><f>1/0</f><v>#DIV/0!</v>'),
        ("<f>F1</f><v></v>", '<f t="shared" ref="C6:C7" si="0">F1</f><v>18</v>'),
        ("<f>F2</f><v></v>", '<f t="shared" si="0"/>'),
    ]
    save("sheet-formulas", book, [(old.replace("<v></v>", "<v />"), new) for old, new in changes])


def new_errors():
    """An error value that came later than the format."""
    book = sheet(["甲", *MET], ["乙", "一般行业", 987, 42, 12], ["丙", *MET], ["丁", *MET], ["戊", *MET])
    save("sheet-new-error-value", book, [('<c r="C3" t="n"><v>987</v>', '<c r="C3" t="e"><v>#SPILL!</v>')])


    names = ["姓名", "备注", *NAMES[1:], "说明"]
    book = sheet(["甲", 987, *MET, "x"], ["乙", 1, *MET, 987], ["丙", "#N/A", *MET], ["丁", 1, 987, *MET[1:]], names=names)
    book.active.cell(4, 2).data_type = "e"
    changes = [(f'<c r="{place}" t="n"><v>987</v>', f'<c r="{place}" t="e"><v>#SPILL!</v>') for place in ["B2", "G3", "C5"]]
    save("sheet-error-values-beside", book, changes)


def log():
    book = sheet(
        ["甲", "一般行业", date(2019, 3, 1), "公需科目", 18],
        ["甲", "一般行业", "2019年3月2日", "专业科目", 42],
        ["甲", "一般行业", 20190303, "选修科目", 12],
        ["乙", "一般行业", date(2019, 3, 1), "公需科目", 18],
        [None, "一般行业", date(2019, 3, 2), "专业科目", 42],
        ["丙", "一般行业", datetime(2019, 3, 1, 14, 30), "公需科目", 18],
        ["丁", "一般行业", date(2019, 3, 1), "公需科目", 18],
        ["丁", "一般行业", date(2019, 3, 1), "专业科目", None],
        names=["姓名", "行业", "日期", "科目", "学时"],
    )
    page = book.active
    page.merge_cells("A5:A6")
    page.merge_cells("E8:E9")
    page["C2"].number_format = 'yyyy"年"m"月"d"日"'
    save("sheet-log", book)


def several():
    book = sheet(["甲", *MET])
    for title in ["说明", "调入人员名单"]:
        book.create_sheet(title)
    book["说明"].append(["请先阅读说明"])
    book["调入人员名单"].append(NAMES)
    book["调入人员名单"].append(["甲", *MET])
    save("sheet-two-lists", book)
    book.remove(book["调入人员名单"])
    book.create_sheet("Sheet3")
    book.move_sheet("说明", -1)
    save("sheet-one-list-of-three", book)


def scripts():
    book = sheet(
        ["<script>alert(1)</script>", *MET],
        ['"><img src=x onerror=alert(1)>', *MET],
        ["=cmd|' /C calc'!A0", *MET],
        ["+1+1", "一般行业", "=HYPERLINK(\"http://example.invalid\",18)", 42, 12],
        ["@SUM(1)", *MET],
        ["&lt;b&gt;", *MET],
        ["_x0041_\x09", *MET],
    )
    book.active["A4"].data_type = "s"
    book.active["A2"].hyperlink = "file:///etc/passwd"
    save("sheet-scripts", book)


def far():
    book = sheet(["甲", *MET])
    book.active["XFD1048576"] = "x"
    save("sheet-cell-far-out", book)
    book = sheet()
    book.active.delete_rows(1)
    save("sheet-empty", book)


def blank_rows():
    """Rows that the file leaves out, rows of blank cells, and blank cells that only have a look."""
    book = sheet()
    page = book.active
    for row, cells in [(3, ["甲", *MET]), (6, [" ", None, "", "　", None]), (8, ["乙", "会计", 30, 60])]:
        for column, cell in enumerate(cells, 1):
            page.cell(row, column, cell)
    page["J9"].font = Font(bold=True)
    page["A12"] = "总计"
    page["C12"] = 48
    save("sheet-blank-rows", book)


def formats():
    """Numbers that are shown with a unit, or as something else, although the cell holds a number alone."""
    book = sheet(*([name, "一般行业", 3, 42, 12] for name in "甲乙丙丁戊己"))
    page = book.active
    for row, code in [(2, '0"天"'), (3, "0.0\\天"), (4, '0"学时"'), (5, '[$¥-804]#,##0.00'), (7, '0.0_);[Red]\\(0.0\\)')]:
        page.cell(row, 3).number_format = code
    page["C6"] = 0.18
    page["C6"].number_format = "0%"
    save("sheet-units-in-formats", book)


def shows_otherwise():
    """Cells that are struck through, or show something other than the number in them."""
    book = sheet(*([name, *MET] for name in "甲乙丙丁戊"))
    page = book.active
    page["C3"].font = page["A6"].font = Font(strike=True)
    page["C4"].number_format = '[>=18]"合格";"不合格"'
    page["C5"].number_format = "0.0,"
    save("sheet-that-shows-otherwise", book)


def named():
    """Sheets whose names say what a title would."""
    for name, title, amounts in [("another-year", "2018年", MET), ("a-unit", "单位-天", ["一般行业", 3, 7, 2])]:
        book = sheet(["甲", *amounts])
        book.active.title = title
        save(f"sheet-named-after-{name}", book)


for make in [plain, numbers, titles, tall_names, merged_amounts, two_rows_each, formulas, new_errors, log, several, scripts, far, blank_rows, formats, shows_otherwise, named]:
    make()
