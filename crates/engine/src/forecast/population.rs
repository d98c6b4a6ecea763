//! The weights everyone starts from. Generated: `recoup-benchmark fit --data DIR`.
//!
//! Learned from the benchmark's logs alone; how, is on each model's page in `docs/science`.

use super::best::{BestPopulation, Recall};
use super::morning::{MorningPopulation, MorningPopulations};
use super::person::Population;
use super::reps::{Pace, RepsPopulation};
use super::shortfall::ShortfallPopulation;

/// Of the log forecasters.
/// Source: `recoup-benchmark fit` on the core lifters of the benchmark's logs.
pub const POPULATION: Population = Population {
    best: BestPopulation {
        echo: Recall {
            bias: [
                0.308_130, -0.553_383, -0.853_125, -0.891_818, -1.256_468, -1.028_185, -1.182_925,
                -0.819_199, -0.973_644, -0.669_631,
            ],
            similarity: [
                0.018_155,  // SameWeekday
                0.276_963,  // SamePlace
                0.185_425,  // SameHour
                0.368_885,  // PrecededAlike
                0.132_232,  // PrecededAlikeTwice
                0.148_843,  // PrecededByReps
                0.166_665,  // GapAlike
                -0.586_479, // Age
                0.383_649,  // HasPredecessor
                0.151_545,  // PrecededEqually
                0.227_909,  // Above
                -0.099_441, // AboveAfterGap
                -0.044_287, // BelowAfterGap
                -0.136_622, // AboveAfterSurprise
                0.084_858,  // BelowAfterSurprise
                0.148_267,  // AboveAfterUniform
                0.023_548,  // AboveAfterDrop
                0.385_846,  // ListBefore
                0.134_884,  // ListTwoBefore
                0.115_554,  // SameListBefore
                -0.099_107, // WasUniform
            ],
        },
        around: Recall {
            bias: [
                0.921_228, -0.444_902, -0.757_072, -0.838_881, -1.596_340, -1.576_827, -1.655_296,
                -1.389_804, -1.803_068, -1.651_554,
            ],
            similarity: [
                0.238_870,  // SameWeekday
                0.567_725,  // SamePlace
                0.119_185,  // SameHour
                0.338_542,  // PrecededAlike
                0.033_824,  // PrecededAlikeTwice
                -0.032_960, // PrecededByReps
                0.038_728,  // GapAlike
                -0.553_164, // Age
                -0.249_923, // HasPredecessor
                -1.221_123, // PrecededEqually
                0.312_913,  // Above
                0.105_047,  // AboveAfterGap
                0.004_388,  // BelowAfterGap
                0.261_395,  // AboveAfterSurprise
                -0.475_025, // BelowAfterSurprise
                0.105_592,  // AboveAfterUniform
                -0.254_360, // AboveAfterDrop
                0.284_053,  // ListBefore
                0.423_610,  // ListTwoBefore
                0.635_059,  // SameListBefore
                0.225_825,  // WasUniform
            ],
        },
        change: Recall {
            bias: [
                -1.998_324, -1.907_485, -1.860_183, -1.960_406, -2.222_078, -2.495_895, -2.464_412,
                -2.066_897, -2.053_335, -0.100_461,
            ],
            similarity: [
                -0.494_302, // SameWeekday
                0.416_028,  // SamePlace
                -0.125_420, // SameHour
                0.357_360,  // PrecededAlike
                0.109_889,  // PrecededAlikeTwice
                0.091_067,  // PrecededByReps
                0.411_246,  // GapAlike
                0.248_384,  // Age
                -0.220_587, // HasPredecessor
                -0.616_463, // PrecededEqually
                0.408_141,  // Above
                -0.124_819, // AboveAfterGap
                -0.563_006, // BelowAfterGap
                -0.049_164, // AboveAfterSurprise
                0.246_276,  // BelowAfterSurprise
                0.179_973,  // AboveAfterUniform
                0.215_974,  // AboveAfterDrop
                0.103_582,  // ListBefore
                0.348_678,  // ListTwoBefore
                0.251_993,  // SameListBefore
                0.292_481,  // WasUniform
            ],
        },
        broad_bias: [-0.805_264, -0.911_480, -0.664_160],
        broad_volatility: [-0.474_603, 0.919_040, -0.035_146],
        broad_ln_spread: [-1.716_215, -1.652_211, 0.436_996],
        echo_ln_spread: -5.500_011,
        change_ln_spread: -0.119_614,
        shift: [
            0.018_321,  // Always
            -0.000_624, // Within2Days
            -0.009_373, // TenToSixteenDays
            -0.025_133, // SeventeenToThirtyDays
            -0.055_869, // OverThirtyDays
            -0.001_393, // MuscleSets
            -0.011_050, // DaysSinceMuscle
            -0.009_199, // LaterThanLast
            0.008_466,  // EarlierThanLast
            0.291_319,  // SurpriseSinceLast
        ],
        width: [
            -3.333_112, // Always
            0.149_703,  // Volatility
            0.266_260,  // Gap
            -0.071_399, // History
            0.118_103,  // Reps
        ],
        width_per_place: -0.015_035,
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
        paces: [
            Pace {
                prior_precision: 20.000_000,
                keep_precision: 0.998_000,
                exercise_precision: 300.000_000,
            },
            Pace {
                prior_precision: 60.000_000,
                keep_precision: 0.999_500,
                exercise_precision: f64::INFINITY,
            },
            Pace {
                prior_precision: 6.000_000,
                keep_precision: 0.990_000,
                exercise_precision: f64::INFINITY,
            },
        ],
    },
    shortfall: ShortfallPopulation {
        weights: [
            -1.050_605, // Always
            0.562_167,  // ChoiceModel
            0.083_213,  // Gap
            0.113_235,  // AfterBreak
            0.033_913,  // MuscleFresh
            0.026_243,  // MuscleSets2Days
            0.007_170,  // MuscleSets7Days
            -0.185_344, // AllSets14Days
            -0.007_220, // AgainstLastTop
            0.087_783,  // AgainstLastBest
            0.476_415,  // OwnRate
            0.271_329,  // ExerciseRate
        ],
        prior_precisions: [
            10.000_000,  // Always
            100.000_000, // ChoiceModel
            100.000_000, // Gap
            100.000_000, // AfterBreak
            100.000_000, // MuscleFresh
            100.000_000, // MuscleSets2Days
            100.000_000, // MuscleSets7Days
            100.000_000, // AllSets14Days
            100.000_000, // AgainstLastTop
            100.000_000, // AgainstLastBest
            100.000_000, // OwnRate
            100.000_000, // ExerciseRate
        ],
    },
};

/// Of tomorrow's answers.
/// Source: `recoup-benchmark fit` on PMData's 16 people.
pub const MORNINGS: MorningPopulations = [
    // Fatigue
    MorningPopulation {
        mean: 2.706_781,
        centre: [0.004_538, 0.008_588, 0.490_683, 0.507_166],
        scale: [0.635_268, 0.323_121, 0.728_237, 0.731_960],
        weights: [0.042_511, 0.104_025, -0.026_119, -0.038_370],
        noise: 0.401_104,
    },
    // Soreness
    MorningPopulation {
        mean: 2.831_399,
        centre: [0.002_446, 0.004_104, 0.490_683, 0.507_166],
        scale: [0.567_869, 0.290_732, 0.728_237, 0.731_960],
        weights: [0.116_240, 0.047_840, -0.115_585, -0.015_825],
        noise: 0.296_084,
    },
    // Readiness
    MorningPopulation {
        mean: 4.940_134,
        centre: [-0.003_281, 0.020_594, 0.490_683, 0.507_166],
        scale: [1.508_023, 0.990_116, 0.728_237, 0.731_960],
        weights: [0.317_342, 0.470_436, -0.151_438, 0.031_488],
        noise: 1.825_406,
    },
];

/// SHA-256 of the numbers above, each with six places and a line feed.
/// Source: `recoup-benchmark fit`, which prints it.
pub const CHECKSUM: &str = "33d798f2d0d3c0c23fa0db2d2d68b45fb1e83aafd7e874ef33f191e1b375151a";
