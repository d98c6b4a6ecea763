//! Loads and ramps as the engine makes them, as a table that the phone's own arithmetic is tested
//! against. Made anew with `UPDATE=1`.

use std::path::Path;

use recoup_engine::exercise::{
    Equipment, Exercise, ExerciseId, Loading, Measure, Muscle, Pattern, Share, Sides,
};
use recoup_engine::plan::{Kit, Plates, warm_up_ramp};
use recoup_engine::unit::{Load, MassUnit};

/// Bars and plates in hundredths of the unit; no plates is what she has not said.
struct Gym {
    unit: MassUnit,
    bar: i64,
    plates: &'static [i64],
}

const KG: MassUnit = MassUnit::Kilogram;
const LB: MassUnit = MassUnit::Pound;
const GYMS: [Gym; 12] = [
    gym(KG, 2_000, &[]),
    gym(KG, 2_000, &[2_500, 2_000, 1_500, 1_000, 500, 250, 125]),
    // An odd bar, few plates, and some that make no even steps.
    gym(KG, 1_500, &[1_000, 500]),
    gym(KG, 750, &[2_000, 1_500]),
    gym(KG, 1_130, &[1_000, 250]),
    // Micro plates, alone and beside others.
    gym(KG, 2_000, &[2_000, 1_000, 500, 250, 125, 50, 25]),
    gym(KG, 2_000, &[50]),
    // Plates so heavy that nothing but the bar can be loaded, and no bar at all.
    gym(KG, 2_000, &[5_000]),
    gym(KG, 0, &[1_000, 500]),
    gym(LB, 4_500, &[]),
    gym(LB, 4_500, &[4_500, 3_500, 2_500, 1_000, 500, 250]),
    gym(LB, 3_500, &[4_500, 1_000, 125]),
];

const fn gym(unit: MassUnit, bar: i64, plates: &'static [i64]) -> Gym {
    Gym { unit, bar, plates }
}

/// Work loads in hundredths of the unit.
const WORK: [i64; 14] = [
    0, 250, 1_000, 2_000, 2_250, 3_000, 4_500, 6_125, 7_750, 8_100, 10_000, 13_500, 18_750, 31_500,
];
const HUNDREDTHS: f64 = 100.0;

fn exercise(equipment: &[Equipment]) -> Exercise {
    Exercise {
        id: ExerciseId::new("lift"),
        name: "Lift".to_owned(),
        muscles: vec![(Muscle::Quads, Share::Direct)],
        pattern: Pattern::Squat,
        equipment: equipment.to_vec(),
        loading: Loading::External,
        measure: Measure::Reps,
        sides: Sides::Both,
        substitutes: vec![],
    }
}

fn mass(hundredths: i64, unit: MassUnit) -> Load {
    #[expect(clippy::cast_precision_loss, reason = "at most 31,500")]
    let whole = hundredths as f64;
    Load::from_mass(whole / HUNDREDTHS, unit).unwrap()
}

/// One line of the table: a gym, what the lift needs, and each work load in grams with what can be put
/// together of it and its warm-up.
fn line(gym: &Gym, equipment: &[Equipment]) -> String {
    let lift = exercise(equipment);
    let kit = Kit {
        bar: mass(gym.bar, gym.unit),
        plates: Plates::new(gym.plates),
        ..Kit::usual(gym.unit)
    };
    let loads = WORK.map(|work| {
        let work = mass(work, gym.unit);
        let ramp = warm_up_ramp(work, &lift, &kit);
        let ramp: Vec<_> = ramp
            .iter()
            .map(|(load, reps)| format!("[{}, {}]", load.grams(), reps.count()))
            .collect();
        let held = kit.loadable(work, &lift).grams();
        format!("[{}, {held}, [{}]]", work.grams(), ramp.join(", "))
    });
    let codes: Vec<_> = equipment
        .iter()
        .map(|e| format!("\"{}\"", e.code()))
        .collect();
    let step = mass(kit.step_of(&lift).hundredths(), gym.unit).grams();
    format!(
        "{{\"unit\": \"{}\", \"bar\": {}, \"plates\": {:?}, \"equipment\": [{}], \"step_g\": {step}, \"loads\": [{}]}}",
        if gym.unit == LB { "lb" } else { "kg" },
        gym.bar,
        gym.plates,
        codes.join(", "),
        loads.join(", ")
    )
}

fn table() -> String {
    let barbell = GYMS.iter().map(|gym| line(gym, &[Equipment::Barbell]));
    let others = [
        &[Equipment::Dumbbell][..],
        &[Equipment::EzBar],
        &[Equipment::Machine],
    ];
    let others = others.iter().flat_map(|needs| {
        GYMS[..3]
            .iter()
            .chain(&GYMS[10..])
            .map(|gym| line(gym, needs))
    });
    let lines: Vec<_> = barbell.chain(others).collect();
    format!("[\n{}\n]\n", lines.join(",\n"))
}

#[test]
fn table_of_plates_is_what_the_code_makes() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/src/logger/plates.table.json");
    let table = table();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &table).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == table,
        "web/src/logger/plates.table.json differs from the code: run with UPDATE=1"
    );
}
