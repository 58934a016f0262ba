"""What a write-up quotes of its program is what the program prints."""

from __future__ import annotations

import re
from functools import cache

import pytest

from building import SITE
from programs import run

QUOTED = {
    "amd-matrix-cores": (
        (
            "Lane 0 brings A[0, 0] and B[0, 0], and owns rows 0 to 3 of column 0.",
            ("0 [ 0,0] [0, 0] [ 0, 0]", "[ 3, 0]"),
        ),
        ("A[0, 1], B[1, 0], and rows 4 to 7 of D.", ("16 [ 0,1] [1, 0] [ 4, 0]", "[ 7, 0]")),
        (
            "Lane 37 feeds row 5 of A and owns rows 8 to 11 of column 5.",
            ("37 [ 5,2] [2, 5] [ 8, 5]", "[11, 5]"),
        ),
        ("A[15, 3], B[3, 15], and rows 12 to 15 of column 15.", ("63 [15,3] [3,15] [12,15]", "[15,15]")),
        (
            "a column of 64 rows takes 2 passes of the model instead of 8",
            ("one column, 64 rows", "32 words a row, swizzled 2 4", "32 words, swizzled by 4 words 8 4"),
        ),
        ("Only 16 of the 256 results lie with a lane", ("16 of 256 results lie with a lane",)),
        (
            "then takes 4 passes instead of 32,",
            ("32 words a row, plain 64 32", "32 words a row, swizzled 2 4"),
        ),
        (
            "with 16 words to a row 2 instead of 16,",
            ("16 words a row, plain 32 16", "16 words a row, swizzled 4 2"),
        ),
    ),
    "hidet-conv2d": (
        (
            "Column 9 is the middle tap and channel 1: row 3, column 3.",
            ("entry (4, 9) is the input at row 3, column 3, channel 1",),
        ),
        ("row 6, column 6, channel 1.", ("entry (8,17) is the input at row 6, column 6, channel 1",)),
        ("here (0, 16), (1, 12), (3, 4) and (4, 0).", ("is entries (0,16), (1,12), (3,4), (4,0)",)),
        ("name an input value 4.62 times on average", ("3 x 3 1 1 1 7056 6724 1454 4.62 8.58",)),
        ("in 117 of 117 tiles.", ("in 117 of 117 tiles",)),
    ),
    "int8-llama": (
        ("40 times as large", ("one channel is 40 times as large",)),
        ("an error of 27.43% in the rest,", ("output channel one for the tensor 0.70% 27.43%",)),
        ("and scales per channel 0.70%.", ("output channel one per output channel 0.70% 0.70%",)),
        ("an error of 9.56% remains.", ("input channel one per output channel 0.00% 9.56%",)),
        ("whose largest number is 65504,", ("largest number 65504",)),
        ("from activations of 0.624 with", ("Gaussian column, as integers 0.624",)),
        ("from 992.5 if the weights", ("scaled before the sum 992.5",)),
        ("from 4.84 if the inner dimension is split into 8 parts", ("inner dimension in 8 parts 4.84",)),
        ("the sum is 51 times smaller", ("sum is 51 times smaller",)),
        ("From 23.81 to 17.37 ms per token is 1.37×,", ("in 23.81 ms", "in 17.37 ms", "the page has 1.37x")),
        (
            "54% of the fp16 time had halved and 46% had stayed",
            ("54% of the fp16 time had halved and 46% had stayed",),
        ),
        ("the 6.61 billion weights of the matrices", ("Weights of matrices in a 7B Llama, 6.61e9,",)),
        ("555 GB/s in fp16 and at 380 GB/s in int8", ("555 GB/s of weights", "380 GB/s of weights")),
    ),
    "paged-attention": (
        ("20 tokens takes blocks 0 and 1.", ("A starts with 20 tokens A: 0 1",)),
        ("B’s blocks 2, 3 and 4 are free", ("B starts with 33 tokens A: 0 1 B: 2 3 4", "B ends A: 0 1 5")),
        ("so it gets block 5:", ("A grows to 33 tokens A: 0 1 5",)),
        ("its table is 4, 3, 2.", ("C starts with 40 tokens A: 0 1 5 C: 4 3 2",)),
        ("A takes block 6.", ("A grows to 50 tokens A: 0 1 5 6",)),
        ("leads to block 5, and the token lies at place 3.", ("Token 35 of A lies in block 5 at place 3.",)),
        ("left more than 15 slots empty", ("leaves at most 15 slots",)),
        (
            "from 1 to 256 would leave 49.2% of the slots empty,",
            ("uniform from 1 to 256", "49.2% of them empty"),
        ),
        ("in blocks of 16 they leave 5.7%,", ("in blocks of 16 137904 slots, 5.7%",)),
        ("for 10 of 10 requests, and", ("10 of 10 requests",)),
        ("all 10 results are NaN", ("not zeroed there 10, although",)),
    ),
    "hidet-ir-text": (
        ("Made as they stand, all 1000 modules come back equal;", ("1000 of 1000 random modules equal",)),
        ("by operators, 673 do.", ("by overloaded operators: 673 equal",)),
        ("only 919 modules come back equal, and", ("fp16 printed without a type: 919 equal",)),
        ("yet all 1000 texts print the same again", ("although 1000 texts print the same again",)),
        ("`(!false)` as `true`", ("(!false) returns as true folded",)),
        ("`!=` is mirrored as `==` is,", ("returns as (i != 0) mirrored", "returns as (j == 0) mirrored")),
        ("`(0 < i)` survives by luck,", ("(0 < i) survives: Python asks i for its >",)),
    ),
    "familia": (
        ("double.show` gives `(2 + 4)`", ("Show: Add(Lit(1), Lit(2)).double.show (2 + 4)",)),
        ("gives `(2 + -4)`", ("Both: Add(Lit(1), Neg(Lit(2))).double.show (2 + -4)",)),
        ("a `Lit` made by `Base` is refused", ("refused: Neg takes Both.Expr, not Base.Expr",)),
        ("`Neg` came without `show`", ("refused: Neg of Half lacks show",)),
    ),
    "tensorrt-onboard": (
        ("a chain of 16 layers", ("Outputs by cut, 1 to 16:",)),
        ("Moving the cut takes 5 engines,", ("9: sum of squares overflows 9 (1) 9 (5)",)),
        ("into fp16 takes 18.", ("9: sum of squares overflows 9 (1) 9 (5) 9 (18)",)),
        ("in layers 4 and 13, flip the verdict once", ("4 and 13: both wrong ...xxxxxxxxxxxxx",)),
        ("in layers 2 and 5, and a third in 13", ("2 and 5 cancel, 13 wrong .xxx........xxxx",)),
        ("The bisection finds 13,", ("2 and 5 cancel, 13 wrong 2 (1) 13 (5)",)),
        (
            "layer 8 spills into padding, and 9 merely shows it",
            ("8: spills, and only 9 shows it 9 (1) 9 (5)",),
        ),
        ("needs 10 engines for a norm", ("9 (18) 9 (10)",)),
        ("and 12 for a tensor beyond the range", ("6 7 (18) 6 7 (12)",)),
        ("it gives up after 2, and", ("fp32 too (2)",)),
    ),
    "detection-architectures": (
        ("Four times the cells; 1.46 times the cells that are hit.", ("40000 x 4.00 5377 x 1.46 13.44%",)),
        ("grow 1.26-fold, and are 4.25% of all.", ("160000 x 4.00 6796 x 1.26 4.25%",)),
        ("of which 7,568 are hit: 1.18%.", ("640000 x 4.00 7568 x 1.11 1.18%",)),
        ("With cells of 0.5 m, more than a third", ("0.5 25 47868 10000 3685 36.85%",)),
        ("With pillars of 0.5 m and room for 32 points,", ("pillar 0.5", "room for 32")),
        ("30.3% of all points are lost, and yet 85% of the room", ("0 to 200 53804 9.6 / 94 30.3 / 85",)),
        ("(41.3% lost within 10 m)", ("0 to 10 39490 13.1 / 73 41.3 / 43",)),
    ),
    "cuda-event-profiling": (
        ("has queued the frame after 112 µs,", ("frame stream 7 112 744 441",)),
        ("that works for 240 it sees 12.", ("sparse conv stream 9 12 252 244 240",)),
        ("and the frame takes 744 µs.", ("the frame takes 744",)),
        ("and the frame takes 441 µs.", ("frame stream 7 112 744 441",)),
        ("lasts 230 µs for 60 of work,", ("map stream 11 4 72 230 60 4 0 166",)),
        ("fusion waits for the map, and voxelising for the host.", ("64 110 50 0 60 0", "58 50 24 26 0 0")),
        ("100 ms after the origin,", ("100 ms into a frame",)),
        ("in 42 of 100 such cases", ("outlasts its outer one in 42 of 100 cases",)),
        ("voxelising spans 50 µs, of which the kernels work 24", ("voxelise stream 9 48 58 50 24 26 0 0",)),
        ("the stream waits 26 for the host", ("voxelise stream 9 48 58 50 24 26 0 0",)),
        ("add up to 898 µs in a frame of 441.", ("stages' sum to 898", "frame stream 7 112 744 441")),
    ),
    "sparse-conv": (
        ("with 154 neighbours among 432 places.", ("as scanned 27 of 27 offsets, 432 products: 154 useful",)),
        ("none is skipped: 432 rows are multiplied, and 278 of them are zeros.", ("432", "278 of zeros")),
        ("has 185 neighbours,", ("sorted by bitmask 18 of 27 offsets, 288 products: 185 useful, 103",)),
        (
            "The 18 offsets that are left make 288 rows, of which 103 are zeros.",
            ("18 of 27", "288", "103 of"),
        ),
        ("a voxel has 9.3 of its 27 places taken,", ("9.3 of a voxel's 27 places are taken",)),
        ("in tiles of 32 in the order of the scan 35% of", ("32 voxels as scanned 26.9 332032 35%",)),
        ("Ordered by coordinate it is 37%,", ("32 voxels by x, y, z 25.0 308512 37%",)),
        ("sorted by bitmask 57%,", ("32 voxels sorted by bitmask 16.4 202016 57%",)),
        ("divides the products by 1.64 against", ("sorting divides what is issued by 1.80, 1.64, 1.34.",)),
        ("At 128 there are 64 times as many multiply-adds,", ("at 128 channels 64 times as many as at 16",)),
    ),
    "training-instability": (
        ("which for a rate of 0.1 is L = 4.47.", ("lr = 0.1,", "4.47 2.00 - the bound")),
        ("and 30 of 50 in all.", ("inf inf 7.6e+05", "2.9e+14 30 of 50")),
        ("`lr·L²` is 25.6.", ("16 25.6 1.5e+04",)),
        ("still 27 of 50 runs are lost.", ("7e+05 27 of 50",)),
        ("6.4: a crowded cell", ("8 6.4 37",)),
        ("23 of 50 do not.", ("7.3e+02 23 of 50",)),
        ("2.5, just above the bound.", ("5 2.5 0.55",)),
        ("2 of 50 runs are lost.", ("18 2 of 50",)),
        ("1.94, below the bound.", ("4.4 1.94 0.25",)),
        ("none of 50 runs diverges; the largest loss ever is 7.5.", ("7.5 0 of 50",)),
        ("0.4: still above every signal", ("2 0.4 0.029",)),
        ("the largest loss of all is 1.1.", ("2.8e-08 1.1 0 of 50",)),
        ("its largest value is 31.25, while the mean over the map is 0.34.", ("scatter_sum 200 0.34 31.25",)),
        ("falls from 20.83 to 2.93.", ("add 200 0.34 20.83 2.93",)),
        ("the weight ends 11 away from", ("activation |w - 1| = 11",)),
        ("ends at 0.0263 and", ("activation and target |w - 1| = 0.0263",)),
    ),
}
"""What a page says of its program, and what of the output it is said of."""


def numbers(text: str) -> set[str]:
    """Return the numbers in a text, without the commas of thousands."""
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    return set(re.findall(r"(?<![a-z\d.])\d+(?:\.\d+)?", plain))


@cache
def output(page: str) -> str:
    """Return what the program of a page prints, on one line."""
    return " ".join(run(page.replace("-", "_")).split())


@pytest.mark.parametrize(
    ("page", "said", "printed"),
    [(page, said, printed) for page, quotes in QUOTED.items() for said, printed in quotes],
)
def test_quoted_numbers(page: str, said: str, printed: tuple[str, ...]) -> None:
    """The page says it, the program prints it, and every number that is said is printed."""
    text = (SITE / f"projects/{page}.md").read_text(encoding="utf-8").replace("'", "’")
    assert said in text
    assert [part for part in printed if part not in output(page)] == []
    assert numbers(said) <= numbers(" ".join(printed))
