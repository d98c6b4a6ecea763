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
                0.093_837, -0.265_186, -0.704_728, -0.776_964, -1.009_955, -0.734_303, -0.980_363,
                -0.711_597, -0.718_209, -0.412_098,
            ],
            similarity: [
                0.071_672,  // SameWeekday
                0.316_851,  // SamePlace
                0.203_469,  // SameHour
                0.241_748,  // PrecededAlike
                0.073_349,  // PrecededAlikeTwice
                0.087_954,  // PrecededByReps
                0.122_458,  // GapAlike
                -0.539_672, // Age
                -0.272_551, // FromLast
                -0.188_939, // BelowBest
                0.291_529,  // HasPredecessor
                0.199_510,  // PrecededEqually
                -0.054_414, // FromMedian
                0.163_209,  // Above
                -0.113_455, // AboveAfterGap
                0.085_422,  // BelowAfterGap
                -0.137_825, // AboveAfterSurprise
                0.110_076,  // BelowAfterSurprise
                0.156_022,  // AboveAfterUniform
                0.003_488,  // AboveAfterDrop
                0.400_690,  // ListBefore
                0.140_223,  // ListTwoBefore
                0.108_330,  // SameListBefore
                0.004_760,  // WasUniform
            ],
        },
        around: Recall {
            bias: [
                0.666_732, -0.168_125, -0.541_301, -0.730_495, -1.489_654, -1.492_136, -1.503_242,
                -1.315_942, -1.645_413, -1.502_898,
            ],
            similarity: [
                0.292_231,  // SameWeekday
                0.601_898,  // SamePlace
                0.139_884,  // SameHour
                0.461_072,  // PrecededAlike
                0.089_827,  // PrecededAlikeTwice
                -0.052_673, // PrecededByReps
                -0.001_811, // GapAlike
                -0.411_430, // Age
                -0.221_637, // FromLast
                -0.219_418, // BelowBest
                -0.214_695, // HasPredecessor
                -1.372_853, // PrecededEqually
                0.026_619,  // FromMedian
                0.020_292,  // Above
                0.167_474,  // AboveAfterGap
                -0.041_563, // BelowAfterGap
                0.374_054,  // AboveAfterSurprise
                -0.597_458, // BelowAfterSurprise
                0.156_260,  // AboveAfterUniform
                -0.431_806, // AboveAfterDrop
                0.366_641,  // ListBefore
                0.519_038,  // ListTwoBefore
                0.677_281,  // SameListBefore
                0.346_313,  // WasUniform
            ],
        },
        change: Recall {
            bias: [
                -2.008_172, -1.736_456, -1.877_003, -2.005_106, -2.415_455, -2.579_943, -2.586_936,
                -2.121_675, -2.203_572, -0.100_461,
            ],
            similarity: [
                -0.530_874, // SameWeekday
                0.406_173,  // SamePlace
                -0.018_708, // SameHour
                0.507_652,  // PrecededAlike
                0.173_952,  // PrecededAlikeTwice
                0.192_664,  // PrecededByReps
                0.396_338,  // GapAlike
                0.233_412,  // Age
                0.255_439,  // FromLast
                0.086_172,  // BelowBest
                -0.146_957, // HasPredecessor
                -0.458_337, // PrecededEqually
                -0.193_725, // FromMedian
                0.176_328,  // Above
                -0.124_809, // AboveAfterGap
                -0.459_484, // BelowAfterGap
                -0.107_145, // AboveAfterSurprise
                0.235_207,  // BelowAfterSurprise
                0.088_649,  // AboveAfterUniform
                0.200_568,  // AboveAfterDrop
                0.221_544,  // ListBefore
                0.411_650,  // ListTwoBefore
                0.232_554,  // SameListBefore
                0.248_279,  // WasUniform
            ],
        },
        broad_bias: [-0.821_896, -1.125_021, -0.860_347],
        broad_volatility: [-0.429_045, 0.684_688, -0.230_835],
        broad_ln_spread: [-1.813_711, -1.534_525, 0.511_929],
        echo_ln_spread: -5.500_053,
        change_ln_spread: -0.287_890,
        shift: [
            0.016_856,  // Always
            -0.023_179, // Slope
            0.035_557,  // SurpriseTwoWeeks
            -0.003_275, // SurpriseLatest
            -0.001_391, // Within2Days
            -0.007_905, // TenToSixteenDays
            -0.022_733, // SeventeenToThirtyDays
            -0.054_147, // OverThirtyDays
            -0.001_510, // MuscleSets
            -0.011_297, // DaysSinceMuscle
            -0.009_000, // LaterThanLast
            0.008_225,  // EarlierThanLast
            0.290_810,  // SurpriseSinceLast
        ],
        width: [
            -3.413_355, // Always
            0.163_603,  // Volatility
            0.324_681,  // Gap
            -0.120_397, // History
            0.142_107,  // Reps
        ],
        width_per_place: 0.062_680,
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
pub const CHECKSUM: &str = "f8a28623c26f949418752812889eabdae52dfbae10fa772200c7dea7d90cce0c";
