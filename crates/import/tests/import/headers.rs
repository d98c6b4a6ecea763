//! Every layout we were told of, by its exact header: recognized, and read or refused with the
//! reason. The rows are our own.

use recoup_import::{Format, Options, Refusal, Signal, parse, sniff};

/// Sets, readings, other activities.
type Counts = (usize, usize, usize);

/// What a file is, and what is in it.
fn read(text: &str) -> (Option<Format>, Result<Counts, Refusal>) {
    let parsed = parse(text.as_bytes(), &Options::default());
    let counts = parsed.map(|parsed| {
        let health = &parsed.health;
        (parsed.n_sets(), health.readings.len(), health.bouts.len())
    });
    (sniff(text.as_bytes()), counts)
}

/// Files with one set.
static LOGS: &[(Format, &str)] = &[
    (
        Format::Strong,
        "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n\
             2026-03-02 6:00:00\u{202f}PM,Legs,1h 10m,Squat (Barbell),W,60,5,0,0,,,\n",
    ),
    (
        Format::Strong,
        "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Weight Unit,Reps,RPE,Distance,Distance Unit,Seconds,Notes,Workout Notes\n\
             2026-03-02 18:00:00,Legs,1h,Squat (Barbell),1,100,kg,5,8,,,0,,\n",
    ),
    (
        Format::Strong,
        "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;Workout Notes;Workout Duration\n\
             2026-03-02 18:00:00;Legs;Squat (Barbell);1;100;kg;5;8;;;0;;;1h\n",
    ),
    (
        Format::Strong,
        "Workout #;Date;Workout Name;Duration (sec);Exercise Name;Set Order;Weight (kg);Reps;RPE;Distance (meters);Seconds;Notes;Workout Notes\n\
             1;2026-03-02 18:00:00;Legs;3600;Squat (Barbell);1;102,5;5;;;;;\n\
             1;2026-03-02 18:00:00;Legs;3600;Squat (Barbell);Rest Timer;;;;;120;;\n",
    ),
    (
        Format::Strong,
        "Datum;Workout-Name;Name der Übung;Reihenfolge festlegen;Gewicht;Wiederh.;RPE;Entfernung;Sekunden;Notizen;Workout-Notizen;Workout-Dauer\n\
             2026-03-02 18:00:00;Beine;Squat (Barbell);1;100;5;;0;0;;;1h\n",
    ),
    (
        Format::Hevy,
        "\"title\",\"start_time\",\"end_time\",\"description\",\"exercise_title\",\"superset_id\",\"exercise_notes\",\"set_index\",\"set_type\",\"weight_lbs\",\"reps\",\"distance_miles\",\"duration_seconds\",\"rpe\"\n\
             \"Legs\",\"3 Fev 2026, 00:00\",\"3 Fev 2026, 01:00\",\"\",\"Squat (Barbell)\",,\"\",0,\"normal\",225,5,,,\n",
    ),
    (
        Format::FitNotes,
        "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n\
             2026-03-02,Barbell Squat,Legs,100,kgs,5,,,,\n",
    ),
    (
        Format::FitNotes,
        "Date,Exercise,Category,Weight (kgs),Reps,Distance,Distance Unit,Time\n\
             2026-03-02,Barbell Squat,Legs,100,5,,,\n",
    ),
    (
        Format::FitNotes,
        "Date,Exercise,Category,Weight (kg),Weight (lbs),Reps,Distance,Distance Unit,Time,Notes,Kind\n\
             2026-03-02,Barbell Squat,Legs,100,,5,,,,,\n",
    ),
    (
        Format::Liftosaur,
        "Workout DateTime,Program,Day Name,Exercise,Is Warmup Set?,Required Reps,Completed Reps,Is AMRAP?,Required RPE,Completed RPE,Log RPE?,Required Weight Value,Required Weight Unit,Completed Weight Value,Completed Weight Unit,Ask Weight?,Completed Reps Time,Target Muscles,Synergist Muscles,Notes\n\
             2026-03-01T10:00:00.000Z,P,Day 1,Squat,0,5,5,0,,,0,100,kg,100,kg,0,,,,\n",
    ),
    (
        Format::StrongLifts,
        "\u{feff}Date (yyyy/mm/dd),Workout,Workout Name,Program Name,Body Weight (KG),Exercise,Sets×Reps,Sets×Time,Top Set (Reps×LB),e1RM (LB),Reps,Volume (LB),Workout Volume (LB),Duration (hours),Start Time (h:mm),End Time (h:mm),Notes,Set 1 (Reps),Set 1 (LB)\n\
             2026/03/03,1,Workout A,5x5,80,Squat,1×5,,5×225,253,5,1125,1125,0.75,10:02 PM,10:47 PM,,5,225\n",
    ),
    (
        Format::Jefit,
        "### SETTING ###\n\n### EXERCISE LOGS ###\n\
             USERID,TIMESTAMP,belongSys,logs,_id,record,mydate,eid,ename,day_item_id,belongsession,logTime,interval_logs,auto_generated\n\
             1,,0,\"60x10\",1,60,2026-01-01,2,Barbell Bench Press,0,0,0,,0\n",
    ),
    (
        Format::Fitbod,
        "Date,Exercise,Reps,Weight(lbs),Duration(s),Distance(m),Incline,Resistance,isWarmup,Note,multiplier\n\
             2026-01-22 06:54:26 +0000,Back Squat,5,225.0,0.0,0.0,0.0,0.0,false,,1.0\n",
    ),
    (
        Format::Gravl,
        "Date,Start Date,Workout,Source,Workout Duration (min),Energy,Exercise,Superset,Set,Set Type,Reps,Weight (kg),Distance (km),Set Duration (sec),Incline,Steps,Effort,Workout Notes\n\
             2026-02-03,2026-02-03 18:30,Push,Gravl,52,,Bench Press,,1,Working,5,82.5,,,,,,\n",
    ),
    (
        // Told of GymBook by a converter, unlike its real exports; read as the table it is.
        Format::Plain,
        "Datum;Zeit;Training;Übung;Satz;Wdh.;Gewicht (kg)\n\
             02.03.2026;18:30;Beine;Kniebeuge;1;5;102,5\n",
    ),
    (
        Format::LiftLog,
        "SessionId,Timestamp,Exercise,Weight,WeightUnit,Reps,TargetReps,Notes\n\
             8b,2026-01-05T10:44:38Z,Bench Press,67.5,Kilograms,12,10,\n",
    ),
    (
        Format::Plain,
        "Date,Exercise Name,Sets,Reps Per Set,Weight Per Set\n2026-03-02,Squat,1,5,225\n",
    ),
    (
        Format::Plain,
        "id,name,reps,weight,created,unit,bodyWeight,duration,distance,cardio,hidden,incline\n\
             1,Squat,5,100,2026-03-02T18:00:00.000,kg,80,0,0,0,0,0\n",
    ),
];

#[test]
fn every_log_is_known_by_its_header() {
    for &(format, text) in LOGS {
        let (found, counts) = read(text);
        assert_eq!(found, Some(format), "{text}");
        assert_eq!(counts, Ok((1, 0, 0)), "{text}");
    }
}

/// Files with so many readings.
static DAYS: &[(Format, usize, &str)] = &[
    (
        Format::Hevy,
        1,
        "\"date\",\"weight_kg\",\"fat_percent\",\"neck_cm\",\"shoulder_cm\",\"chest_cm\",\"left_bicep_cm\",\"right_bicep_cm\",\"left_forearm_cm\",\"right_forearm_cm\",\"abdomen_cm\",\"waist_cm\",\"hips_cm\",\"left_thigh_cm\",\"right_thigh_cm\",\"left_calf_cm\",\"right_calf_cm\"\n\
             \"31 Jan 2026, 00:00\",80.5,,,,,,,,,,,,,,,\n",
    ),
    (
        Format::Oura,
        3,
        "date,Sleep Score,Total Sleep Score,REM Sleep Score,Deep Sleep Score,Sleep Efficiency Score,Restfulness Score,Sleep Latency Score,Sleep Timing Score,Total Bedtime,Total Sleep Time,Awake Time,Sleep Timing,Sleep Timing,Average Resting Heart Rate,Lowest Resting Heart Rate,Average HRV,Temperature Deviation (°C)\n\
             2026-03-02,80,,,,,,,,30000,27000,3000,,,55,50,62,0.1\n",
    ),
    (
        Format::Fitbit,
        1,
        "timestamp,rmssd,nremhr,entropy\n2026-03-02T00:00:00,41.2,52.1,2.9\n",
    ),
    (
        Format::Fitbit,
        1,
        "timestamp,rmssd,coverage,low_frequency,high_frequency\n2026-03-02T03:00:00,41.2,0.9,500,400\n",
    ),
    (
        Format::Fitbit,
        1,
        "sleep_log_entry_id,timestamp,overall_score,composition_score,revitalization_score,duration_score,deep_sleep_in_minutes,resting_heart_rate,restlessness\n\
             1,2026-03-02T07:00:00Z,80,,20,40,70,55,0.1\n",
    ),
    (
        Format::Hrv4Training,
        4,
        "date,timestamp_measurement,HR,AVNN,SDNN,rMSSD,pNN50,LF,HF,LFHF,test_duration,HRV4T_Recovery_Points,training,training_performance,training_type,training_phase,physical_condition,trainingRPE, trainingTSS, suffer_score, trainingMotivation, trainingDistance, sleep_quality,sleep_time,sleep_tobed,sleep_awake\n\
             2026-03-22,2026-03-22 07:01:00 AM +0000,52,1100,60,55,20,1,1,1,60,8,No,,,,,,,,,,7,7.5,,\n",
    ),
    (
        Format::EliteHrv,
        3,
        "Member,Date,Datetime,Type,HRV,lnRmssd,Rmssd,Nn50,Pnn50,Sdnn,Score,Indication,Balance,Rolling Avg HRV,HRV CV,HR,Rolling Avg HR\n\
             Jo,2026-03-02,2026-03-02 07:00:00,readiness,60,4.0,55,20,20,60,7,,,,,52,\n",
    ),
    (
        Format::GoldenCheetah,
        1,
        "ts,weightkg,fatkg,boneskg,musclekg,leankg,fatpercent,comment\n2026-03-02 07:00:00,80.5,,,,,,\n",
    ),
    (
        Format::Drip,
        1,
        "date,temperature.value,temperature.exclude,temperature.time,temperature.note,bleeding.value,bleeding.exclude,mucus.value,cervix.opening,note.value,desire.value\n\
             2026-03-02,36.5,false,07:00,,2,false,,,,\n\
             2026-03-03,36.5,false,07:00,,0,false,,,,\n\
             2026-03-04,36.5,false,07:00,,3,true,,,,\n\
             2026-03-05,36.6,false,07:00,,,,,,,\n",
    ),
];

#[test]
fn every_table_of_days_is_known_by_its_header() {
    for &(format, readings, text) in DAYS {
        let (found, counts) = read(text);
        assert_eq!(found, Some(format), "{text}");
        assert_eq!(counts, Ok((0, readings, 0)), "{text}");
    }
}

#[test]
fn what_holds_nothing_we_keep_says_so() {
    let tables = [
        "Cycle start time,Cycle end time,Cycle timezone,Question text,Answered yes,Notes\n2026-03-02 23:00:00,,UTCZ,Any caffeine?,true,\n",
        "Startzeit des Zyklus,Endzeit des Zyklus,Zeitzone des Zyklus,Fragetext,Beantwortet mit ja,Anmerkungen\n2026-03-02 23:00:00,,UTCZ,Kaffee?,true,\n",
        "date,readiness_score_value,readiness_state,activity_subcomponent,sleep_subcomponent,hrv_subcomponent,activity_state,sleep_state,hrv_state\n2026-03-02,55,MED,1,2,3,LOW,MED,HIGH\n",
        "DATE,UPDATED_AT,STRESS_SCORE,SLEEP_POINTS,MAX_SLEEP_POINTS,RESPONSIVENESS_POINTS,MAX_RESPONSIVENESS_POINTS,EXERTION_POINTS,MAX_EXERTION_POINTS,STATUS,CALCULATION_FAILED\n2026-03-02T00:00:00,2026-03-02T10:00:00,80,20,30,20,30,30,40,READY,false\n",
        "timestamp,daily_respiratory_rate\n2026-03-02T00:00:00,14.2\n",
    ];
    for text in tables {
        let (found, counts) = read(text);
        assert_eq!(found, None, "{text}");
        assert!(
            matches!(counts, Err(Refusal::NoTraining { .. })),
            "{text}: {counts:?}"
        );
    }
    // The day stands in the file's name only, and names are not read.
    let (_, garmin) =
        read("Set,Exercise Name,Time,Rest,Reps,Weight,Volume\n1,Squat,0:45,1:30,5,100,500\n");
    assert!(
        matches!(garmin, Err(Refusal::ColumnMissing { .. })),
        "{garmin:?}"
    );
}

/// One morning of WHOOP's two tables, under headers in another language.
fn whoop(cycles: &str, sleeps: &str) {
    let night = |text: &str, wanted: &[(Signal, i64)]| {
        let parsed = parse(text.as_bytes(), &Options::default()).expect("a known table");
        assert_eq!(parsed.format, Format::Whoop);
        let readings = parsed.health.readings.iter();
        let told: Vec<_> = readings.map(|of| (of.signal, of.value)).collect();
        assert_eq!(told, wanted, "{text}");
    };
    let row = "2026-03-02 22:50:00,2026-03-03 23:10:00,UTC+01:00,48,54,48.5,2026-03-02 22:50:00,2026-03-03 06:10:00,401\n";
    night(
        &format!("{cycles}\n{row}"),
        &[
            (Signal::Sleep, 24_060),
            (Signal::RestingHr, 54_000),
            (Signal::Rmssd, 48_500),
        ],
    );
    let rows = "2026-03-02 22:50:00,2026-03-03 23:10:00,UTC+01:00,2026-03-02 22:50:00,2026-03-03 06:10:00,401,false\n\
                2026-03-02 22:50:00,2026-03-03 23:10:00,UTC+01:00,2026-03-03 14:00:00,2026-03-03 14:40:00,35,true\n";
    night(&format!("{sleeps}\n{rows}"), &[(Signal::Sleep, 24_060)]);
}

#[test]
fn whoop_is_read_in_german_spanish_french_and_portuguese() {
    whoop(
        "Startzeit des Zyklus,Endzeit des Zyklus,Zeitzone des Zyklus,Erholungswert %,Ruheherzfrequenz (Schläge pro Minute),Herzfrequenzvariabilität (ms),Beginn des Schlafs,Beginn des Aufwachens,Schlafdauer (Min.)",
        "Startzeit des Zyklus,Endzeit des Zyklus,Zeitzone des Zyklus,Beginn des Schlafs,Beginn des Aufwachens,Schlafdauer (Min.),Nickerchen",
    );
    whoop(
        "Hora de inicio del ciclo,Hora de finalización del ciclo,Zona horaria del ciclo,Puntuación de recuperación (%),Frecuencia cardíaca en reposo (lpm),Variabilidad de la frecuencia cardíaca (ms),Inicio del sueño,Inicio de la vigilia,Duración del sueño (min)",
        "Hora de inicio del ciclo,Hora de finalización del ciclo,Zona horaria del ciclo,Inicio del sueño,Inicio de la vigilia,Duración del sueño (min),Siesta",
    );
    whoop(
        "Heure de début du cycle,Heure de fin du cycle,Fuseau horaire du cycle,Score de récupération %,Fréquence cardiaque au repos (bpm),Variabilité de la fréquence cardiaque (ms),Premiers signes de sommeil,Premiers signes de réveil,Durée du sommeil (min)",
        "Heure de début du cycle,Heure de fin du cycle,Fuseau horaire du cycle,Premiers signes de sommeil,Premiers signes de réveil,Durée du sommeil (min),Sieste",
    );
    whoop(
        "Hora de início do ciclo,Hora de fim do ciclo,Fuso horário do ciclo,Pontuação de recuperação %,Frequência cardíaca em repouso (bpm),Variabilidade da frequência cardíaca (ms),Início do sono,Início da vigília,Duração do sono (min)",
        "Hora de início do ciclo,Hora de fim do ciclo,Fuso horário do ciclo,Início do sono,Início da vigília,Duração do sono (min),Sesta",
    );
}

#[test]
fn whoop_workouts_are_read_in_german() {
    let text = "Startzeit des Zyklus,Endzeit des Zyklus,Zeitzone des Zyklus,Startzeit des Trainings,Endzeit des Trainings,Dauer (Min.),Name der Aktivität,Aktivitätsbelastung,Max. HF (Schläge pro Minute),Durchschnittliche HF (Schläge pro Minute)\n\
                2026-03-03 23:10:00,,UTC+01:00,2026-03-04 17:00:00,2026-03-04 17:46:00,46,Laufen,9.1,171,142\n";
    let parsed = parse(text.as_bytes(), &Options::default()).expect("workouts");
    let [run] = parsed.health.bouts.as_slice() else {
        panic!("one run: {:?}", parsed.health.bouts)
    };
    assert_eq!((run.duration_s, run.mean_hr), (2_760, Some(142)));
    assert_eq!(run.activity, "Laufen");
}

#[test]
fn whoop_tells_a_distance_in_any_language() {
    let german = "Startzeit des Zyklus,Endzeit des Zyklus,Zeitzone des Zyklus,Startzeit des Trainings,Endzeit des Trainings,Dauer (Min.),Name der Aktivität,Distanz (Meter)\n\
         2026-03-03 23:10:00,,UTC+01:00,2026-03-04 17:00:00,2026-03-04 17:46:00,46,Laufen,7150.5\n";
    let header: Vec<String> = (0..19).map(|n| format!("sarake {n}")).collect();
    let row = "2026-03-03 23:10:00,,UTC+02:00,2026-03-04 17:00:00,2026-03-04 17:46:00,46,Juoksu,9.1,300,171,142,0,0,0,0,0,true,7150.5,20";
    let by_place = format!("{}\n{row}\n", header.join(","));
    for text in [german, &by_place] {
        let parsed = parse(text.as_bytes(), &Options::default()).expect("workouts");
        assert_eq!(
            parsed.health.bouts[0].distance_mm,
            Some(7_150_500),
            "{text}"
        );
    }
}

#[test]
fn whoop_in_a_language_we_do_not_know_is_read_by_places_and_says_so() {
    let header: Vec<String> = (0..26).map(|n| format!("sarake {n}")).collect();
    let mut row = vec![""; 26];
    for (place, text) in [
        (0, "2026-03-02 22:50:00"),
        (1, "2026-03-03 23:10:00"),
        (2, "UTC+02:00"),
        (3, "48"),
        (4, "54"),
        (5, "48"),
        (12, "2026-03-02 22:50:00"),
        (13, "2026-03-03 06:10:00"),
        (16, "401"),
    ] {
        row[place] = text;
    }
    let text = format!("{}\n{}\n", header.join(","), row.join(","));
    let parsed = parse(text.as_bytes(), &Options::default()).expect("cycles");
    assert_eq!(parsed.format, Format::Whoop);
    assert_eq!(parsed.health.readings.len(), 3);
    assert!(
        parsed.issues[0]
            .to_string()
            .contains("a language we do not know"),
        "{:?}",
        parsed.issues
    );
}
