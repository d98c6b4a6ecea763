//! Files in other languages and with other habits than those we were given.
//!
//! Apps and phones write headers, months, digits and marks of their language. None of these was
//! exported by an app: the words are ours, the layouts are those of the apps.

use recoup_import::{Field, Format, Options, Parsed, SetKind, parse};

use crate::kit::show_bytes;

fn read(bytes: &[u8]) -> Parsed {
    parse(bytes, &Options::default()).expect("a layout we know")
}

/// Strong's columns of iOS.
static STRONG: &[&str] = &[
    "Datum,Workoutnaam,Duur,Oefening,Setvolgorde,Gewicht,Herhalingen,Afstand,Seconden,Notities,Workoutnotities,RPE",
    "Data,Nazwa treningu,Czas trwania,Nazwa ćwiczenia,Kolejność serii,Ciężar,Powtórzenia,Dystans,Sekundy,Notatki,Notatki treningu,RPE",
    "Tarih,Antrenman Adı,Süre,Egzersiz Adı,Set Sırası,Ağırlık,Tekrar,Mesafe,Saniye,Notlar,Antrenman Notları,RPE",
    "日付,ワークアウト名,時間,エクササイズ名,セット順,重量,レップ,距離,秒,ノート,ワークアウトノート,RPE",
    "날짜,운동 이름,운동 시간,운동 종목,세트 순서,무게,횟수,거리,초,메모,운동 메모,RPE",
    "日期,訓練名稱,訓練時間,運動名稱,組順序,重量,次數,距離,秒,備註,訓練備註,RPE",
    "Дата,Название тренировки,Продолжительность,Название упражнения,Порядок подхода,Вес,Повторы,Дистанция,Секунды,Примечания,Примечания к тренировке,RPE",
    "Datum,Passnamn,Varaktighet,Övningsnamn,Setordning,Vikt,Reps,Distans,Sekunder,Anteckningar,Passanteckningar,RPE",
    "Dato,Træningsnavn,Varighed,Øvelsesnavn,Sætrækkefølge,Vægt,Gentagelser,Distance,Sekunder,Noter,Træningsnoter,RPE",
    "Dato,Øktnavn,Varighet,Øvelsesnavn,Settrekkefølge,Vekt,Repetisjoner,Distanse,Sekunder,Notater,Øktnotater,RPE",
    "Päivämäärä,Treenin nimi,Kesto,Liikkeen nimi,Sarjajärjestys,Paino,Toistot,Matka,Sekunnit,Muistiinpanot,Treenin muistiinpanot,RPE",
    "Datum,Název tréninku,Doba trvání,Název cviku,Pořadí série,Váha,Opakování,Vzdálenost,Sekundy,Poznámky,Poznámky k tréninku,RPE",
    "Dátum,Edzés neve,Időtartam,Gyakorlat neve,Sorozat sorrendje,Súly,Ismétlések,Távolság,Másodperc,Jegyzetek,Edzésjegyzetek,RPE",
    "Дата,Назва тренування,Тривалість,Назва вправи,Порядок підходу,Вага,Повторення,Відстань,Секунди,Нотатки,Нотатки тренування,RPE",
    "Ημερομηνία,Όνομα προπόνησης,Διάρκεια,Όνομα άσκησης,Σειρά σετ,Βάρος,Επαναλήψεις,Απόσταση,Δευτερόλεπτα,Σημειώσεις,Σημειώσεις προπόνησης,RPE",
    "Data,Nume antrenament,Durată,Nume exercițiu,Ordine set,Greutate,Repetări,Distanță,Secunde,Note,Note antrenament,RPE",
    "Data,Nome do Treino,Duração,Nome do Exercício,Ordem da Série,Peso,Reps,Distância,Segundos,Notas,Notas do Treino,RPE",
    "תאריך,שם אימון,משך,שם תרגיל,סדר סט,משקל,חזרות,מרחק,שניות,הערות,הערות אימון,RPE",
    "التاريخ,اسم التمرين,المدة,اسم الحركة,ترتيب المجموعة,الوزن,التكرارات,المسافة,ثواني,ملاحظات,ملاحظات التمرين,RPE",
    "Ngày,Tên buổi tập,Thời lượng,Tên bài tập,Thứ tự hiệp,Trọng lượng,Số lần,Khoảng cách,Giây,Ghi chú,Ghi chú buổi tập,RPE",
    "Tanggal,Nama Latihan,Durasi,Nama Gerakan,Urutan Set,Berat,Repetisi,Jarak,Detik,Catatan,Catatan Latihan,RPE",
    "วันที่,ชื่อการออกกำลังกาย,ระยะเวลา,ชื่อท่า,ลำดับเซ็ต,น้ำหนัก,ครั้ง,ระยะทาง,วินาที,บันทึก,บันทึกการออกกำลังกาย,RPE",
];

const ROWS: &str = "\
2024-03-12 18:05:00,Push Day,1h 5m,Bench Press (Barbell),W,20,10,0,0,,,
2024-03-12 18:05:00,Push Day,1h 5m,Bench Press (Barbell),1,62.5,8,0,0,,,8
2024-03-12 18:05:00,Push Day,1h 5m,Bench Press (Barbell),2,65,6,0,0,,,9
";

fn is_push_day(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let parsed = read(bytes);
    assert_eq!(parsed.format, Format::Strong, "{text}");
    assert_eq!(parsed.sessions.len(), 1, "{text}");
    let session = &parsed.sessions[0];
    let told = (session.name.as_str(), session.duration_s);
    assert_eq!(told, ("Push Day", Some(3900)), "{text}");
    let sets = session.sets.iter().map(|set| {
        assert_eq!(set.exercise, "Bench Press (Barbell)", "{text}");
        (set.kind, set.load_grams, set.reps, set.rir_halves)
    });
    let sets: Vec<_> = sets.collect();
    let wanted = [
        (SetKind::WarmUp, Some(20_000), Some(10), None),
        (SetKind::Working, Some(62_500), Some(8), Some(4)),
        (SetKind::Working, Some(65_000), Some(6), Some(2)),
    ];
    assert_eq!(sets, wanted, "{text}");
}

#[test]
fn strong_in_any_language() {
    for header in STRONG {
        is_push_day(format!("{header}\n{ROWS}").as_bytes());
        let semicolons = format!("{header}\n{ROWS}")
            .replace(',', ";")
            .replace('.', ",");
        is_push_day(semicolons.as_bytes());
    }
}

#[test]
fn strong_in_a_language_nobody_told_us_is_read_by_its_places() {
    let header = "Tlhe,Qapla,Poh,Qeq,Mach,Ngi,Chel,Chuq,Lup,Ghitlh,Ghitlhmey,RPE";
    is_push_day(format!("{header}\n{ROWS}").as_bytes());
    let parsed = read(format!("{header}\n{ROWS}").as_bytes());
    assert!(parsed.issues[0].to_string().contains("usual places"));
}

#[test]
fn older_code_pages_are_told_by_what_they_make_of_the_header() {
    let encodings = [
        ("Data,Nazwa", encoding_rs::WINDOWS_1250),
        ("Tarih", encoding_rs::WINDOWS_1254),
        ("Дата,Название", encoding_rs::WINDOWS_1251),
        ("日付", encoding_rs::SHIFT_JIS),
        ("날짜", encoding_rs::EUC_KR),
        ("日期,訓", encoding_rs::BIG5),
        ("Ημερομηνία", encoding_rs::WINDOWS_1253),
        ("תאריך", encoding_rs::WINDOWS_1255),
    ];
    for (begins, encoding) in encodings {
        let header = STRONG.iter().find(|header| header.starts_with(begins));
        let text = format!("{}\n{ROWS}", header.expect("a header"));
        let (bytes, _, _) = encoding.encode(&text);
        is_push_day(&bytes);
    }
    let utf16: Vec<u8> = format!("\u{feff}{}\n{ROWS}", STRONG[1])
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    is_push_day(&utf16);
}

#[test]
fn rests_and_numbers_of_workouts_in_other_languages() {
    let text = "\
\"Workout-Nr.\";\"Datum\";\"Workout-Name\";\"Dauer (Sek.)\";\"Name der Übung\";\"Reihenfolge festlegen\";\"Gewicht (kg)\";\"Wiederh.\";\"RPE\";\"Entfernung (Meter)\";\"Sekunden\";\"Notizen\";\"Workout-Notizen\"
\"1\";\"2024-03-12 18:05:00\";\"P\";\"3900\";\"Bench\";\"1\";\"61,23496995\";\"8\";\"\";\"1000\";\"0\";\"\";\"\"
\"1\";\"2024-03-12 18:05:00\";\"P\";\"3900\";\"Bench\";\"Ruhetimer\";\"\";\"\";\"\";\"\";\"90\";\"\";\"\"
";
    insta::assert_snapshot!(show_bytes(text.as_bytes(), &Options::default()), @r#"
    Strong (Android 2024, numbered workouts, 13 columns), Stated(Kilogram)
    2024-03-12T18:05:00 "P" 3900 s key strong|2024-03-12T18:05:00
      2: 0. Bench 61235 g (lb) x 8 1000000 mm rest 90 s
    "#);
}

/// Starts as Hevy may write them on a phone in another language, and what they are.
static STARTS: &[(&str, &str)] = &[
    ("5 okt. 2024, 07:34", "2024-10-05T07:34"),
    ("5 mrt. 2024, 07:34", "2024-03-05T07:34"),
    ("5 paź 2024, 07:34", "2024-10-05T07:34"),
    ("5 października 2024, 07:34", "2024-10-05T07:34"),
    ("5 Eyl 2024, 07:34", "2024-09-05T07:34"),
    ("5 Kas 2024 07:34", "2024-11-05T07:34"),
    ("2024年10月5日 07:34", "2024-10-05T07:34"),
    ("5 10月 2024, 07:34", "2024-10-05T07:34"),
    ("2024년 10월 5일 07:34", "2024-10-05T07:34"),
    ("5 10월 2024, 07:34", "2024-10-05T07:34"),
    ("2024. 10. 5. 오후 7:34", "2024-10-05T19:34"),
    ("5 十月 2024, 07:34", "2024-10-05T07:34"),
    ("5 10月 2024, 07:34", "2024-10-05T07:34"),
    ("5 十二月 2024, 07:34", "2024-12-05T07:34"),
    ("5 十一月 2024, 07:34", "2024-11-05T07:34"),
    ("5 окт. 2024 г., 07:34", "2024-10-05T07:34"),
    ("5 сентября 2024, 07:34", "2024-09-05T07:34"),
    ("5 жовт. 2024 р., 07:34", "2024-10-05T07:34"),
    ("5. říj 2024 7:34", "2024-10-05T07:34"),
    ("5. 10. 2024 7:34", "2024-10-05T07:34"),
    ("2024. okt. 5. 7:34", "2024-10-05T07:34"),
    ("5 szept 2024, 07:34", "2024-09-05T07:34"),
    ("5. lokak. 2024 klo 7.34", "2024-10-05T07:34"),
    ("5 tammi 2024, 07:34", "2024-01-05T07:34"),
    ("5. okt. 2024 kl. 07.34", "2024-10-05T07:34"),
    ("5 אוק׳ 2024, 07:34", "2024-10-05T07:34"),
    ("5 أكتوبر 2024, 07:34", "2024-10-05T07:34"),
    ("٥ أكتوبر ٢٠٢٤, ٠٧:٣٤", "2024-10-05T07:34"),
    ("5 Οκτ 2024, 07:34", "2024-10-05T07:34"),
    ("5 iun. 2024, 07:34", "2024-06-05T07:34"),
    ("5 thg 10 2024, 07:34", "2024-10-05T07:34"),
    ("5 Agt 2024, 07:34", "2024-08-05T07:34"),
    ("5 ต.ค. 2024, 07:34", "2024-10-05T07:34"),
    ("5 ต.ค. 2567, 07:34", "2024-10-05T07:34"),
    ("5 अक्तू 2024, 07:34", "2024-10-05T07:34"),
    ("5 d’oct. 2024, 07:34", "2024-10-05T07:34"),
    ("5 sept 2024, 07:34", "2024-09-05T07:34"),
    ("5 août 2024, 07:34", "2024-08-05T07:34"),
    ("5 Okt. 2024, 07:34", "2024-10-05T07:34"),
    ("5 окт 2024, 07:34", "2024-10-05T07:34"),
    ("5 jūn 2024, 07:34", "2024-06-05T07:34"),
    ("5 bal. 2024, 07:34", "2024-04-05T07:34"),
    ("5 veebr 2024, 07:34", "2024-02-05T07:34"),
    ("5 máj 2024, 07:34", "2024-05-05T07:34"),
    ("5 avg 2024, 07:34", "2024-08-05T07:34"),
];

#[test]
fn hevy_on_a_phone_in_any_language() {
    for (written, start) in STARTS {
        let text = format!(
            "\"title\",\"start_time\",\"end_time\",\"exercise_title\",\"set_index\",\"set_type\",\"weight_kg\",\"reps\"\n\
             \"Push\",\"{written}\",\"{written}\",\"Bench\",0,\"normal\",62.5,8\n"
        );
        let parsed = read(text.as_bytes());
        assert_eq!(parsed.sessions.len(), 1, "{written}: {:?}", parsed.issues);
        let read = parsed.sessions[0]
            .start
            .strftime("%Y-%m-%dT%H:%M")
            .to_string();
        assert_eq!(&read, start, "{written}");
        assert_eq!(parsed.date_question, None, "{written}");
    }
}

/// A squat of three times five at 100, on the 25th of March 2024, as people's own tables say it.
static TABLES: &[&str] = &[
    "Data;Ćwiczenie;Ciężar (kg);Serie;Powtórzenia\n25.03.2024;Przysiad;100;3;5\n",
    "日付,種目,重量(kg),回数,セット数\n2024/3/25,スクワット,100,5,3\n",
    "日期,动作,重量（公斤）,组数,次数\n2024年3月25日,深蹲,100,3,5\n",
    "Дата;Упражнение;\"Вес, кг\";Повторения;Подходы\n25.03.2024;Присед;100;5;3\n",
    "Dato;Øvelse;Vægt (kg);Gentagelser;Sæt\n25-03-2024;Squat;100;5;3\n",
    "Dato;Øvelse;Vekt;Repetisjoner;Sett\n25.03.2024;Knebøy;100;5;3\n",
    "Päivämäärä;Liike;Paino (kg);Toistot;Sarjat\n25.3.2024;Kyykky;100;5;3\n",
    "Datum;Cvik;Váha;Opakování;Série\n25. 3. 2024;Dřep;100;5;3\n",
    "Dátum;Gyakorlat;Súly (kg);Ismétlés;Sorozat\n2024.03.25.;Guggolás;100;5;3\n",
    "Fecha;Ejercicio;Peso (kg);Repeticiones;Series\n25/03/2024;Sentadilla;100;5;3\n",
    "Data;Exercício;Carga (kg);Repetições;Séries\n25/03/2024;Agachamento;100;5;3\n",
    "Data;Esercizio;Carico (kg);Ripetizioni;Serie\n25/03/2024;Squat;100;5;3\n",
    "Date;Exercice;Charge (kg);Répétitions;Séries\n25/03/2024;Squat;100;5;3\n",
    "Ημερομηνία;Άσκηση;Βάρος;Επαναλήψεις;Σετ\n25/3/2024;Κάθισμα;100;5;3\n",
    "תאריך,תרגיל,משקל,חזרות,סטים\n25/03/2024,סקוואט,100,5,3\n",
    "التاريخ,التمرين,الوزن,التكرارات,المجموعات\n25/03/2024,سكوات,100,5,3\n",
    "Ngày,Bài tập,Trọng lượng,Số lần,Số hiệp\n25/03/2024,Squat,100,5,3\n",
];

#[test]
fn tables_of_ones_own_in_many_languages() {
    for table in TABLES {
        let parsed = read(table.as_bytes());
        assert_eq!(parsed.sessions.len(), 1, "{table}");
        let session = &parsed.sessions[0];
        assert_eq!(session.start.date().to_string(), "2024-03-25", "{table}");
        let sets: Vec<_> = session
            .sets
            .iter()
            .map(|set| (set.load_grams, set.reps))
            .collect();
        assert_eq!(sets, [(Some(100_000), Some(5)); 3], "{table}");
    }
}

#[test]
fn a_column_called_set_may_number_the_sets_or_count_them() {
    let reps = |text: &str| read(text.as_bytes()).n_sets();
    assert_eq!(
        reps("Date,Exercise,Set,Weight,Reps\n2024-03-25,Squat,3,100,5\n2024-03-25,Row,4,60,8\n"),
        7
    );
    assert_eq!(
        reps(
            "Date,Exercise,Sets,Weight,Reps\n2024-03-25,Squat,1,100,5\n2024-03-25,Squat,2,100,5\n2024-03-25,Squat,3,100,5\n"
        ),
        3
    );
    assert_eq!(
        reps(
            "Date,Exercise,Set,Sets,Weight,Reps\n2024-03-25,Squat,1,2,100,5\n2024-03-25,Squat,2,2,100,5\n"
        ),
        2
    );
    let told = Options {
        columns: [("Set".to_owned(), Field::Sets)].into(),
        ..Options::default()
    };
    let text =
        "Date,Exercise,Set,Weight,Reps\n2024-03-25,Squat,1,100,5\n2024-03-25,Squat,2,100,5\n";
    let parsed = parse(text.as_bytes(), &told).expect("a table");
    assert_eq!(parsed.n_sets(), 3, "her word goes before a guess");
}

#[test]
fn a_time_that_is_a_length_is_no_time_of_day() {
    let text = "Date,Set,Exercise Name,Time,Rest,Reps,Weight,Volume\n\
         2024-03-25,1,Squat,0:35.2,1:30.0,5,100.0,500.0\n\
         2024-03-25,2,Squat,0:36.0,1:30.0,5,102.5,512.5\n";
    insta::assert_snapshot!(show_bytes(text.as_bytes(), &Options::default()), @r#"
    a plain table (8 columns), kg guessed: 1 set at 102.5, a step of kg plates; Squat 102.5?
    2024-03-25 "" key plain|2024-03-25|
      2: 0. Squat 100000 g (kg) x 5 35 s rest 90 s
      3: 0. Squat 102500 g (kg) x 5 36 s rest 90 s
    "#);
}

#[test]
fn feet_and_yards_are_not_cut() {
    let text = "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n\
         2024-03-25,Farmer,Grip,90,lbs,,60,ft,,\n2024-03-25,Sled,Grip,90,lbs,,20,yd,,\n";
    let parsed = read(text.as_bytes());
    let sets = &parsed.sessions[0].sets;
    assert_eq!(
        (sets[0].distance_mm, sets[1].distance_mm),
        (Some(18_288), Some(18_288))
    );
}

#[test]
fn tables_that_people_make_for_themselves() {
    let title = "My log\n\nDate;Exercise;Weight;Reps\nMo., 25.03.2024;Pull Up;BW+10;8\n";
    insta::assert_snapshot!(show_bytes(title.as_bytes(), &Options::default()), @r#"
    a plain table (4 columns), Unknown(Some(UnitSample { exercise: "Pull Up", written: "10" }))
    2024-03-25 "" key plain|2024-03-25|
      4: 0. Pull Up 10000 g (kg) x 8
    "#);
    let wide = "Date,Exercise,Set 1 Weight (kg),Set 1 Reps,Set 2 Weight (kg),Set 2 Reps\n\
                2024-03-25,Squat,100,5,105,3\n2024-03-25,Row,,,60,8\n";
    insta::assert_snapshot!(show_bytes(wide.as_bytes(), &Options::default()), @r#"
    a plain table (6 columns), Stated(Kilogram)
    2024-03-25 "" key plain|2024-03-25|
      2: 0. Squat 100000 g (kg) x 5
      2: 0. Squat 105000 g (kg) x 3
      3: 1. Row 60000 g (kg) x 8
    "#);
    let timed =
        "Date,Exercise,Weight,Reps,Duration\n2024-03-25,Squat,102.5,5,\n2024-03-25,Plank,,,1:30\n";
    insta::assert_snapshot!(show_bytes(timed.as_bytes(), &Options::default()), @r#"
    a plain table (5 columns), kg guessed: 1 set at 102.5, a step of kg plates; Squat 102.5?
    2024-03-25 "" key plain|2024-03-25|
      2: 0. Squat 102500 g (kg) x 5
      3: 1. Plank 90 s
    "#);
}
