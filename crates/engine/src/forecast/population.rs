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
                0.065_656, -0.242_072, -0.724_443, -0.776_171, -1.008_639, -0.737_544, -0.974_223,
                -0.719_356, -0.739_767, -0.429_203,
            ],
            similarity: [
                0.037_680,  // SameWeekday
                0.288_655,  // SamePlace
                0.195_714,  // SameHour
                0.225_165,  // PrecededAlike
                0.086_406,  // PrecededAlikeTwice
                0.091_764,  // PrecededByReps
                0.088_233,  // GapAlike
                -0.532_658, // Age
                -0.265_350, // FromLast
                -0.170_462, // BelowBest
                0.273_861,  // HasPredecessor
                0.216_243,  // PrecededEqually
                -0.044_374, // FromMedian
                0.174_689,  // Above
                -0.103_921, // AboveAfterGap
                0.067_826,  // BelowAfterGap
                -0.141_935, // AboveAfterSurprise
                0.114_008,  // BelowAfterSurprise
                0.149_137,  // AboveAfterUniform
                0.000_124,  // AboveAfterDrop
                0.361_094,  // ListBefore
                0.104_642,  // ListTwoBefore
                0.070_428,  // SameListBefore
                -0.008_162, // WasUniform
            ],
        },
        around: Recall {
            bias: [
                0.685_791, -0.189_314, -0.528_678, -0.719_771, -1.478_099, -1.489_771, -1.511_481,
                -1.325_611, -1.649_794, -1.489_531,
            ],
            similarity: [
                0.319_510,  // SameWeekday
                0.638_893,  // SamePlace
                0.150_782,  // SameHour
                0.458_753,  // PrecededAlike
                0.073_993,  // PrecededAlikeTwice
                -0.063_066, // PrecededByReps
                0.038_232,  // GapAlike
                -0.405_300, // Age
                -0.219_001, // FromLast
                -0.239_472, // BelowBest
                -0.200_776, // HasPredecessor
                -1.417_343, // PrecededEqually
                0.012_741,  // FromMedian
                0.007_887,  // Above
                0.151_358,  // AboveAfterGap
                -0.059_072, // BelowAfterGap
                0.377_192,  // AboveAfterSurprise
                -0.609_510, // BelowAfterSurprise
                0.163_513,  // AboveAfterUniform
                -0.417_273, // AboveAfterDrop
                0.399_581,  // ListBefore
                0.533_262,  // ListTwoBefore
                0.688_204,  // SameListBefore
                0.365_573,  // WasUniform
            ],
        },
        change: Recall {
            bias: [
                -1.994_143, -1.718_390, -1.852_834, -1.981_642, -2.416_313, -2.584_605, -2.621_108,
                -2.122_323, -2.207_695, -0.100_461,
            ],
            similarity: [
                -0.495_738, // SameWeekday
                0.405_979,  // SamePlace
                -0.015_476, // SameHour
                0.502_759,  // PrecededAlike
                0.182_118,  // PrecededAlikeTwice
                0.216_046,  // PrecededByReps
                0.400_157,  // GapAlike
                0.262_796,  // Age
                0.246_404,  // FromLast
                0.078_501,  // BelowBest
                -0.126_448, // HasPredecessor
                -0.448_285, // PrecededEqually
                -0.196_441, // FromMedian
                0.185_020,  // Above
                -0.130_082, // AboveAfterGap
                -0.443_018, // BelowAfterGap
                -0.094_586, // AboveAfterSurprise
                0.221_402,  // BelowAfterSurprise
                0.096_790,  // AboveAfterUniform
                0.189_139,  // AboveAfterDrop
                0.221_213,  // ListBefore
                0.424_741,  // ListTwoBefore
                0.227_740,  // SameListBefore
                0.250_494,  // WasUniform
            ],
        },
        broad_bias: [-0.814_585, -1.127_252, -0.880_910],
        broad_volatility: [-0.430_614, 0.686_243, -0.234_559],
        broad_ln_spread: [-1.781_373, -1.526_274, 0.525_902],
        echo_ln_spread: -5.500_066,
        change_ln_spread: -0.272_733,
        shift: [
            0.017_488,  // Always
            -0.016_140, // Slope
            0.200_997,  // SurpriseTwoWeeks
            0.091_981,  // SurpriseLatest
            -0.005_339, // Within2Days
            -0.005_869, // TenToSixteenDays
            -0.018_414, // SeventeenToThirtyDays
            -0.049_153, // OverThirtyDays
            -0.001_896, // MuscleSets
            -0.012_826, // DaysSinceMuscle
            -0.008_862, // LaterThanLast
            0.008_733,  // EarlierThanLast
        ],
        width: [
            -3.458_768, // Always
            0.158_252,  // Volatility
            0.359_169,  // Gap
            -0.125_273, // History
            0.128_797,  // Reps
        ],
        width_per_place: 0.065_741,
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
            -1.132_331, // Always
            0.560_503,  // ChoiceModel
            -0.008_507, // LastDifference
            -0.004_401, // MeanDifference
            0.037_690,  // DifferenceSpread
            -0.067_575, // WorstDifference
            0.125_619,  // ComparedToday
            -0.000_845, // MeanToday
            -0.148_366, // WorstToday
            0.092_815,  // Gap
            0.110_162,  // AfterBreak
            0.032_747,  // MuscleFresh
            0.020_903,  // MuscleSets2Days
            0.013_982,  // MuscleSets7Days
            -0.197_716, // AllSets14Days
            -0.018_622, // AgainstLastTop
            0.108_527,  // AgainstLastBest
            -0.010_830, // DriftTwoWeeks
            -0.035_456, // DriftLatest
            0.087_168,  // Place
            -0.023_206, // MedianAgainstLast
            0.446_428,  // OwnRate
            0.252_344,  // ExerciseRate
        ],
        prior_precisions: [
            10.000_000,  // Always
            100.000_000, // ChoiceModel
            100.000_000, // LastDifference
            100.000_000, // MeanDifference
            100.000_000, // DifferenceSpread
            100.000_000, // WorstDifference
            100.000_000, // ComparedToday
            100.000_000, // MeanToday
            100.000_000, // WorstToday
            100.000_000, // Gap
            100.000_000, // AfterBreak
            100.000_000, // MuscleFresh
            100.000_000, // MuscleSets2Days
            100.000_000, // MuscleSets7Days
            100.000_000, // AllSets14Days
            100.000_000, // AgainstLastTop
            100.000_000, // AgainstLastBest
            100.000_000, // DriftTwoWeeks
            100.000_000, // DriftLatest
            100.000_000, // Place
            100.000_000, // MedianAgainstLast
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
pub const CHECKSUM: &str = "fd90b553d82b9f3fd21c5972e0c75d0934b8c8953ff9dc656480fd9e8a2f6848";
