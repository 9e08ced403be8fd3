"""Names: one name in many spellings, and the order of Vietnamese dictionaries."""

from __future__ import annotations

import unicodedata
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from targets.names import loose_key, match_key, near_names, sort_key, strip_kind

#: The letters with their tones, as "Quy tắc sắp xếp đơn vị từ vựng trong từ điển tiếng Việt" (vietlex.com) lists them.
DICTIONARY_ORDER = (
    "a à ả ã á ạ ă ằ ẳ ẵ ắ ặ â ầ ẩ ẫ ấ ậ b c d đ e è ẻ ẽ é ẹ ê ề ể ễ ế ệ f g h i ì ỉ ĩ í ị j k l m n "
    "o ò ỏ õ ó ọ ô ồ ổ ỗ ố ộ ơ ờ ở ỡ ớ ợ p q r s t u ù ủ ũ ú ụ ư ừ ử ữ ứ ự v w x y ỳ ỷ ỹ ý ỵ z"
).split()

vietnamese = st.text(st.sampled_from([*"".join(DICTIONARY_ORDER), *"ABĐÊƠ 0123456789-.'"]), max_size=20)


class TestMatchKey:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Hoà Bình", "Hòa Bình"),
            ("cấp uỷ", "cấp ủy"),
            ("Qũy", "Quỹ"),
            ("Qúy Mão", "Quý Mão"),
            ("XÃ BẢN BO", "xã Bản Bo"),
            ("Nà tăm", "Nà Tăm"),
            ("  Nà \u00a0Tăm\n", "Nà Tăm"),
            ("Nà\u200b Tăm", "Nà Tăm"),  # a zero-width space, as word processors leave behind
            ("Đông Phong", "ĐÔNG PHONG"),
        ],
    )
    def test_writing_habits_make_no_difference(self, one: str, other: str) -> None:
        assert match_key(one) == match_key(other)

    @pytest.mark.parametrize(
        ("one", "other"),
        [("Bản Hon", "Bản Hòn"), ("Nà Tăm", "Nà Tâm"), ("Dông", "Đông"), ("Bản Bo", "BảnBo"), ("Bản Bo", "Bản-Bo")],
    )
    def test_accents_and_word_limits_make_a_difference(self, one: str, other: str) -> None:
        assert match_key(one) != match_key(other)

    @given(st.text())
    def test_a_key_is_its_own_key(self, text: str) -> None:
        assert match_key(match_key(text)) == match_key(text)

    @given(st.text() | vietnamese)
    def test_composed_and_decomposed_text_have_one_key(self, text: str) -> None:
        composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
        assert match_key(composed) == match_key(decomposed) == match_key(text)


class TestLooseKey:
    def test_accents_and_punctuation_fall_away(self) -> None:
        assert loose_key("Bản Hòn") == loose_key("ban  HON") == "ban hon"
        assert loose_key("Đặc khu Phú Quốc") == "dac khu phu quoc"
        assert loose_key("Phòng Văn hóa \N{EN DASH} Thông tin") == loose_key("Phòng Văn hoá-Thông tin")

    def test_different_letters_stay_different(self) -> None:
        assert loose_key("Bản Bo") != loose_key("Bản Bô A")

    @given(st.text())
    def test_names_with_one_match_key_have_one_loose_key(self, text: str) -> None:
        assert loose_key(match_key(text)) == loose_key(text) == loose_key(loose_key(text))


class TestStripKind:
    @pytest.mark.parametrize(
        ("text", "kind", "bare"),
        [
            ("xã Bản Bo", "xã", "Bản Bo"),
            ("Xã Bản Bo", "xã", "Bản Bo"),
            ("UBND xã Bản Bo", "xã", "Bản Bo"),
            ("ỦY BAN NHÂN DÂN XÃ BẢN BO", "xã", "BẢN BO"),
            ("Uỷ ban nhân dân thị trấn Tam Đường", "thị trấn", "Tam Đường"),
            ("TT Tam Đường", "thị trấn", "Tam Đường"),
            ("TT. Tam Đường", "thị trấn", "Tam Đường"),
            ("P.Tân Phong", "phường", "Tân Phong"),
            ("Thị trấn", "thị trấn", ""),
            ("phường Đoàn Kết", "phường", "Đoàn Kết"),
            ("huyện Tam Đường", "huyện", "Tam Đường"),
            ("tp. Lai Châu", "thành phố", "Lai Châu"),
            ("đặc khu Phú Quốc", "đặc khu", "Phú Quốc"),
        ],
    )
    def test_the_kind_comes_apart_from_the_name(self, text: str, kind: str, bare: str) -> None:
        assert strip_kind(text) == (kind, bare)

    @pytest.mark.parametrize(
        "name",
        ["Bản Bo", "Huyện đoàn", "Huyện ủy Tam Đường", "Tỉnh uỷ", "Thanh tra huyện", "Xăng dầu", "Phòng Nội vụ", ""],
    )
    def test_names_that_only_look_like_a_kind_stay_whole(self, name: str) -> None:
        assert strip_kind(name) == (None, name)

    def test_decomposed_text_is_understood(self) -> None:
        assert strip_kind(unicodedata.normalize("NFD", "thị trấn Tam Đường")) == ("thị trấn", "Tam Đường")


class TestNearNames:
    def test_the_likest_come_first_and_the_unlike_not_at_all(self) -> None:
        assert near_names("Bản Hom", ["Khun Há", "Bản Bo", "Bản Hon"]) == ("Bản Hon", "Bản Bo")

    def test_there_may_be_none(self) -> None:
        assert near_names("Phòng Nội vụ", ["Khun Há", "Bản Bo"]) == ()

    def test_no_more_than_asked_for(self) -> None:
        assert len(near_names("Bản", ["Bản A", "Bản B", "Bản C", "Bản D"], limit=2)) == 2


class TestSortKey:
    def test_single_letters_follow_the_dictionary(self) -> None:
        assert len(DICTIONARY_ORDER) == 93  # 33 letters, with f j w z, and 12 vowels with 5 tones each
        backwards = DICTIONARY_ORDER[::-1]
        assert sorted(backwards, key=sort_key) == DICTIONARY_ORDER

    @pytest.mark.parametrize(
        "names",
        [
            ["An Giang", "Ăn", "Ân Thi"],
            ["Dĩ An", "Đà Nẵng"],  # d before đ, whatever follows
            ["Uông Bí", "Ưng Hòa"],
            ["xã 2", "xã 10"],
            ["ba", "bà", "bả", "bã", "bá", "bạ"],
            ["hai", "hài", "hại", "ham"],  # letters before tones: hại is before ham
            ["ác", "ách", "ang", "ánh"],
            ["Bản", "Bản Bo", "Bản Giang", "Bản Hon"],  # the shorter first
            ["Ba Tri", "Bà Rịa"],  # syllable by syllable: ba before bà decides
            ["Chu Va 6", "Chu Va 12", "Chu Va Hạ"],
            ["Thầu", "Thấu", "Thậu"],
        ],
    )
    def test_names_stand_as_a_reader_expects(self, names: list[str]) -> None:
        assert all(sorted(shuffled, key=sort_key) == names for shuffled in permutations(names))

    def test_the_communes_of_a_district(self) -> None:
        names = ["Thèn Sin", "Tả Lèng", "Sơn Bình", "Nùng Nàng", "Nà Tăm", "Khun Há", "Hồ Thầu", "Giang Ma", "Bình Lư"]
        names += ["Bản Hon", "Bản Giang", "Bản Bo"]
        assert sorted(names, key=sort_key) == names[::-1]

    @given(vietnamese, vietnamese)
    def test_equal_only_for_the_same_text(self, one: str, other: str) -> None:
        same = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
        assert (sort_key(one) == sort_key(other)) is same

    @given(st.lists(vietnamese, max_size=6), st.randoms(use_true_random=False))
    def test_the_order_does_not_depend_on_where_one_starts(self, names: list[str], random: object) -> None:
        shuffled = list(names)
        random.shuffle(shuffled)  # type: ignore[attr-defined]
        assert sorted(names, key=sort_key) == sorted(shuffled, key=sort_key)

    @given(st.integers(0, 10**30), st.integers(0, 10**30))
    def test_numbers_stand_by_size(self, one: int, other: int) -> None:
        assert (sort_key(f"bản {one}") < sort_key(f"bản {other}")) is (one < other)

    @given(st.text())
    def test_any_text_has_a_place(self, text: str) -> None:
        assert sort_key(text) == sort_key(unicodedata.normalize("NFD", text))
