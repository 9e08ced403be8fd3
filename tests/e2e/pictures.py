"""The pictures of the manual: pages of the example as people see them. Run: ``make pictures``."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from jobs.new_workspace import new_workspace
from kpi.clock import now
from tests.e2e.office import opened

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
#: Each picture: its name, who looks, at what, how wide, how tall, whether in the dark.
PICTURES = (
    ("trang-tong-quan", "lanh-dao", "/?ngay=2023-10-01", 1280, 1400, False),
    ("trang-tong-quan-toi", "lanh-dao", "/?ngay=2023-10-01", 1280, 1400, True),
    ("trang-tong-quan-dien-thoai", "lanh-dao", "/?ngay=2023-10-01", 360, 900, False),
    ("trang-don-vi", "lanh-dao", "/don-vi/son-binh?ngay=2023-10-01", 1280, 1400, False),
    ("trang-chi-tieu", "lanh-dao", "/chi-tieu/dvcq-2023/II.4?ngay=2023-10-01", 1280, 1100, False),
    ("trang-lich", "can-bo", "/han/2023-06?ngay=2023-05-15", 1280, 1100, False),
    ("trang-bao-cao", "can-bo", "/bao-cao/ban-bo/dvcq-2023/2023-H1", 1280, 1100, False),
    ("trang-nhap", "van-thu-khun-ha", "/bao-cao/khun-ha/dvcq-2023/2023-H1/nhap", 360, 900, False),
    ("trang-thieu", "can-bo", "/thieu?ngay=2023-06-06", 1280, 1100, False),
    ("trang-nhac-viec", "can-bo", "/nhac-viec?ngay=2023-05-15", 1280, 1100, False),
)


def main() -> None:
    """Take every picture anew."""
    with TemporaryDirectory() as folder:
        workspace = Path(folder) / "van-phong"
        new_workspace(workspace, None, "tam-duong-2023", now(), "pictures", lambda *_: None)
        with opened(workspace) as office:
            for name, who, address, width, height, dark in PICTURES:
                with office.desk(who, width, dark=dark) as page:
                    page.set_viewport_size({"width": width, "height": height})
                    page.goto(address, wait_until="networkidle")
                    page.screenshot(path=FOLDER / f"{name}.png")


if __name__ == "__main__":
    main()
