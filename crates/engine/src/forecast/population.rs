//! The weights everyone starts from. Generated: `recoup-benchmark fit --data DIR`.
//!
//! Learned from the benchmark's logs alone; how, is on each model's page in `docs/science`.

use super::best::{BestPopulation, Recall};
use super::morning::{MorningPopulation, MorningPopulations};
use super::person::Population;
use super::reps::RepsPopulation;
use super::shortfall::ShortfallPopulation;

/// Of the log forecasters.
/// Source: `recoup-benchmark fit` on the core lifters of the benchmark's logs.
pub const POPULATION: Population = Population {
    best: BestPopulation {
        echo: Recall {
            bias: [
                0.002_794, -0.287_652, -0.689_471, -0.796_385, -1.066_950, -0.807_276, -1.008_935,
                -0.743_485, -0.749_389, -0.496_411,
            ],
            similarity: [
                0.020_919,  // SameWeekday
                0.318_837,  // SamePlace
                0.194_508,  // SameHour
                0.297_190,  // PrecededAlike
                0.058_977,  // PrecededAlikeTwice
                0.111_833,  // PrecededByReps
                0.108_303,  // GapAlike
                -0.581_125, // Age
                -0.212_337, // FromLast
                -0.193_403, // BelowBest
                0.140_218,  // HasPredecessor
                0.193_720,  // PrecededEqually
                0.003_607,  // FromMedian
                0.091_246,  // Above
                -0.140_025, // AboveAfterGap
                -0.001_058, // BelowAfterGap
                -0.130_853, // AboveAfterSurprise
                0.167_652,  // BelowAfterSurprise
                0.154_117,  // AboveAfterUniform
                0.012_669,  // AboveAfterDrop
                0.368_161,  // ListBefore
                0.080_553,  // ListTwoBefore
                0.083_340,  // SameListBefore
                -0.026_293, // WasUniform
            ],
        },
        around: Recall {
            bias: [
                0.636_296, -0.246_877, -0.605_723, -0.838_791, -1.620_485, -1.589_693, -1.626_849,
                -1.379_059, -1.748_441, -1.674_699,
            ],
            similarity: [
                0.201_463,  // SameWeekday
                0.540_747,  // SamePlace
                0.144_680,  // SameHour
                0.468_728,  // PrecededAlike
                0.140_285,  // PrecededAlikeTwice
                -0.022_289, // PrecededByReps
                -0.071_497, // GapAlike
                -0.405_657, // Age
                -0.282_447, // FromLast
                -0.165_697, // BelowBest
                -0.137_043, // HasPredecessor
                -1.333_162, // PrecededEqually
                0.053_853,  // FromMedian
                -0.040_747, // Above
                0.147_725,  // AboveAfterGap
                -0.098_413, // BelowAfterGap
                0.382_575,  // AboveAfterSurprise
                -0.584_007, // BelowAfterSurprise
                0.192_206,  // AboveAfterUniform
                -0.370_334, // AboveAfterDrop
                0.379_517,  // ListBefore
                0.441_342,  // ListTwoBefore
                0.622_887,  // SameListBefore
                0.358_403,  // WasUniform
            ],
        },
        broad_bias: [-0.936_534, -1.257_690],
        broad_volatility: [-0.352_582, 0.614_108],
        broad_ln_spread: [-1.939_517, -1.481_805],
        echo_ln_spread: -5.500_098,
        shift: [
            0.020_703,  // Always
            -0.011_919, // Slope
            0.212_282,  // SurpriseTwoWeeks
            0.083_622,  // SurpriseLatest
            -0.005_270, // Within2Days
            -0.007_317, // TenToSixteenDays
            -0.021_438, // SeventeenToThirtyDays
            -0.053_521, // OverThirtyDays
            -0.002_107, // MuscleSets
            -0.013_696, // DaysSinceMuscle
        ],
        width: [
            -3.333_696, // Always
            0.235_453,  // Volatility
            0.327_854,  // Gap
            -0.073_176, // History
            0.060_093,  // Reps
        ],
        width_per_place: 0.033_937,
    },
    reps: RepsPopulation {
        weights: [
            0.124_844,  // HabitAtNewLoad
            0.091_245,  // HabitAtLoad
            0.100_510,  // HabitAfter
            -0.119_890, // HabitOfExercise
            0.149_803,  // HabitAtPosition
            0.237_686,  // HabitAfterHere
            0.315_331,  // HabitOpening
            0.507_041,  // SameAsBefore
            0.353_160,  // SameOneFewer
            0.271_036,  // SameTwoFewer
            -0.005_421, // SameOneMore
            -0.499_333, // SameDistance
            0.112_722,  // SameAbove
            0.159_769,  // SameLikeLastTime
            -0.273_624, // SameFromLastTime
            0.020_158,  // HeavierAsMany
            -0.763_675, // HeavierE1rmDistance
            0.494_925,  // HeavierE1rmAbove
            -0.359_158, // HeavierDistance
            0.038_392,  // LighterAsMany
            -0.094_447, // LighterE1rmDistance
            -1.022_286, // LighterE1rmAbove
            -0.336_475, // LighterDistance
            0.313_286,  // AsFirstToday
            0.054_172,  // LastTimeAgain
            0.257_784,  // LastTimeOneMore
            -0.019_440, // LastTimeOneFewer
            -0.460_800, // LastTimeDistance
            0.008_342,  // OpeningAgain
            0.226_589,  // OpeningOneMore
            -0.222_238, // OpeningOneFewer
            -0.869_270, // OpeningDistance
            0.302_951,  // OpeningAbove
            0.066_909,  // TimeBeforeLast
            0.390_075,  // TwiceTheSame
            0.210_053,  // TwiceTheSameOneMore
            -0.064_418, // PositionAsMany
            -0.372_375, // PositionDistance
            -0.362_287, // PositionE1rmDistance
            0.122_891,  // PositionOpening
            -0.442_579, // AboveCapacity
            0.029_795,  // FarAboveCapacity
            -0.287_665, // OpeningFromCapacity
            0.107_827,  // FarBelowCapacity
            0.285_007,  // OpeningAboveCapacity
            0.866_385,  // DayForm
            -0.278_081, // Spacing
            -0.037_117, // MuscleFresh
            -0.134_530, // AfterBreak
            0.171_726,  // SetsToday
        ],
        intercepts: [
            0.179_719,  // 1 repetitions
            0.040_402,  // 2 repetitions
            -0.039_416, // 3 repetitions
            0.026_769,  // 4 repetitions
            -0.019_043, // 5 repetitions
            0.003_395,  // 6 repetitions
            -0.075_499, // 7 repetitions
            0.008_153,  // 8 repetitions
            -0.195_216, // 9 repetitions
            0.050_932,  // 10 repetitions
            -0.223_091, // 11 repetitions
            0.096_054,  // 12 repetitions
            -0.184_451, // 13 repetitions
            -0.129_330, // 14 repetitions
            0.041_325,  // 15 repetitions
            -0.157_713, // 16 repetitions
            -0.133_914, // 17 repetitions
            -0.083_748, // 18 repetitions
            -0.056_394, // 19 repetitions
            0.091_247,  // 20 repetitions
            -0.037_770, // 21 repetitions
            0.096_769,  // 22 repetitions
            0.213_967,  // 23 repetitions
            0.065_685,  // 24 repetitions
            0.237_362,  // 25 repetitions
            -0.038_538, // 26 repetitions
            -0.053_278, // 27 repetitions
            -0.070_288, // 28 repetitions
            -0.063_078, // 29 repetitions
            0.408_986,  // 30 repetitions
        ],
        prior_precision: 20.000_000,
        keep_precision: 0.998_000,
    },
    shortfall: ShortfallPopulation {
        weights: [
            -0.928_520, // Always
            0.570_236,  // ChoiceModel
            0.539_983,  // Reference
            0.170_766,  // ReferenceSquared
            0.033_344,  // LastAgainstReference
            0.261_660,  // MatchSpread
            0.116_242,  // LastDifference
            -0.071_417, // MeanDifference
            0.089_419,  // DifferenceSpread
            -0.208_990, // WorstDifference
            0.081_860,  // ComparedToday
            0.588_425,  // MeanToday
            -0.483_791, // WorstToday
            0.098_801,  // Gap
            0.163_803,  // AfterBreak
            0.243_128,  // MuscleFresh
            -0.079_165, // MuscleSets2Days
            0.020_866,  // MuscleSets7Days
            -0.291_866, // AllSets14Days
            -0.154_906, // AgainstLastTop
            0.293_617,  // AgainstLastBest
            0.009_259,  // LastDrop
            0.042_199,  // FewReps
            -0.026_814, // DriftTwoWeeks
            -0.296_030, // DriftLatest
            0.135_477,  // Place
            -0.042_927, // MedianAgainstLast
        ],
    },
};

/// Of tomorrow's answers.
/// Source: `recoup-benchmark fit` on PMData's 16 people.
pub const MORNINGS: MorningPopulations = [
    // Fatigue
    MorningPopulation {
        mean: 2.706_781,
        centre: [
            0.004_538, 0.008_588, 0.005_760, 0.490_683, 0.507_166, 0.648_871, 0.634_781, 0.699_672,
        ],
        scale: [
            0.635_268, 0.323_121, 0.621_985, 0.728_237, 0.731_960, 0.552_656, 0.495_297, 0.496_831,
        ],
        weights: [
            0.035_243, 0.096_094, 0.026_245, -0.004_589, -0.027_016, -0.031_097, 0.025_764,
            -0.026_188,
        ],
        noise: 0.399_963,
    },
    // Soreness
    MorningPopulation {
        mean: 2.831_399,
        centre: [
            0.002_446, 0.004_104, -0.002_441, 0.490_683, 0.507_166, 0.648_871, 0.634_781, 0.699_672,
        ],
        scale: [
            0.567_869, 0.290_732, 0.563_734, 0.728_237, 0.731_960, 0.552_656, 0.495_297, 0.496_831,
        ],
        weights: [
            0.104_024, 0.051_874, 0.015_552, -0.126_025, -0.040_553, -0.018_587, 0.112_094,
            -0.058_127,
        ],
        noise: 0.290_392,
    },
    // Readiness
    MorningPopulation {
        mean: 4.940_134,
        centre: [
            -0.003_281, 0.020_594, 0.021_765, 0.490_683, 0.507_166, 0.648_871, 0.634_781, 0.699_672,
        ],
        scale: [
            1.508_023, 0.990_116, 1.513_409, 0.728_237, 0.731_960, 0.552_656, 0.495_297, 0.496_831,
        ],
        weights: [
            0.286_780, 0.413_818, 0.121_979, -0.162_542, -0.013_245, 0.077_271, 0.017_977,
            -0.060_888,
        ],
        noise: 1.817_003,
    },
];

/// SHA-256 of the numbers above, each with six places and a line feed.
/// Source: `recoup-benchmark fit`, which prints it.
pub const CHECKSUM: &str = "558f3cfa37523055ff9ea4d0dc81ba54618eb8f0196d748e96c70bef8e75661c";
