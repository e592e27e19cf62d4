"""Kinds of OFD files with seals, dark marks and layers in another order than they are painted in."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator

from core.report.report import Report
from tests.helpers.makers.ofd_maker import OfdMaker, Ways
from tests.helpers.makers.pdf_maker import Look, laid_out
from tests.readings.added import Corners, PlacedLayout, ofd_added, ofd_patch, with_some
from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.pages import REPORT


def sealed(report: Report, box: Callable[[Corners], Corners] | None) -> bytes:
    """An OFD with a seal at each of some figures; ``box`` says where, in points; None: at none."""
    layout = PlacedLayout(Look(), maker=OfdMaker(Ways()))
    data = laid_out(layout, report)
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    stamps = ""
    for number, corners in layout.places.values():
        if box is None:
            break
        x0, y0, x1, y1 = (edge * 25.4 / 72 for edge in box(corners))
        stamps += f'<ofd:StampAnnot ID="1" PageRef="{1000 + number}" Boundary="{x0} {y0} {x1 - x0} {y1 - y0}"/>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            place = b"<ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures></ofd:DocBody>"
            new.writestr(name, old.read(name).replace(b"</ofd:DocBody>", place))
        listed = '<ofd:Signature ID="1" Type="Seal" BaseLoc="Sign_0/Signature.xml"/>'
        new.writestr("Doc_0/Signs/Signatures.xml", f"<ofd:Signatures {space}>{listed}</ofd:Signatures>")
        inner = f"<ofd:SignedInfo>{stamps}</ofd:SignedInfo><ofd:SignedValue>SignedValue.dat</ofd:SignedValue>"
        new.writestr("Doc_0/Signs/Sign_0/Signature.xml", f"<ofd:Signature {space}>{inner}</ofd:Signature>")
        new.writestr("Doc_0/Signs/Sign_0/SignedValue.dat", b"0")
    return out.getvalue()


@kind("ofd-seals")
def _seals() -> Iterator[Sample]:
    """What a seal over figures hides is not known, so it is told; elsewhere it changes nothing."""
    around = lambda box: (box[0] - 40, box[1] - 40, box[0] + 80, box[1] + 80)  # noqa: E731
    aside = lambda _: (400.0, 770.0, 440.0, 810.0)  # noqa: E731
    noted = truth_of(REPORT, note="图片")
    yield Sample("over figures", ".ofd", lambda: sealed(REPORT, around), noted)
    yield Sample("elsewhere", ".ofd", lambda: sealed(REPORT, aside), truth_of(REPORT, quiet=True))


@kind("ofd-dark-marks-and-layers")
def _dark() -> Iterator[Sample]:
    """A mark as dark as the letters covers them; layers of the ground lie below, whatever stands first."""

    def black(corners: Corners, text: str) -> str:
        return ofd_patch(corners, text).replace("255 255 255", "0 0 0")

    gone = with_some(REPORT, lambda _: None, note="看不见")
    yield Sample("a dark mark", ".ofd", lambda: ofd_added(REPORT, 'Type="Highlight"', black), gone)
    for below in (True, False):
        truth = truth_of(REPORT, quiet=True) if below else gone
        yield Sample(f"a layer {below}", ".ofd", lambda b=below: _layered(REPORT, b), truth)


def _layered(report: Report, below: bool) -> bytes:
    """White boxes at some figures in a layer of the ground that stands last, or in one above all that stands first."""
    layout = PlacedLayout(Look(), maker=OfdMaker(Ways()))
    data = laid_out(layout, report)
    boxes: dict[int, str] = {}
    for number, corners in layout.places.values():
        x0, y0, x1, y1 = (edge * 25.4 / 72 for edge in corners)
        patch = ofd_patch((0, 0, x1 - x0 - 0.6, y1 - y0 - 0.6), "")
        boxes[number] = boxes.get(number, "") + patch.replace('"0 0 ', f'"{x0 + 0.3} {y0 + 0.3} ', 1)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            found = re.search(r"Page_(\d+)/Content", name)
            if found and int(found[1]) in boxes:
                layer = f'<ofd:Layer ID="9" Type="{"Background" if below else "Foreground"}">{boxes[int(found[1])]}</ofd:Layer>'
                at = "</ofd:Content>" if below else "<ofd:Content>"
                content = content.replace(at, layer + at if below else at + layer)
            new.writestr(name, content)
    return out.getvalue()
