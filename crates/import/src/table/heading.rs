//! What a column means, told by its header in any of many languages.
//!
//! Exact names come first; else the header is recognised by the stems of the
//! words in it, in an order that keeps "Workout Notes" apart from "Notes" and
//! "Weight Unit" apart from "Weight". Position never counts.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::cell::fold::fold;
use recoup_engine::unit::MassUnit;

use crate::cell::mass;

/// What a column of a training log holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The day, with or without the time.
    Date,
    /// The time of day, where the day stands alone.
    Time,
    /// When the session ended.
    End,
    /// The number or identifier of the session.
    WorkoutNumber,
    /// The name of the session.
    WorkoutName,
    /// The note on the session.
    WorkoutNotes,
    /// How long the session took.
    Duration,
    /// The exercise.
    Exercise,
    /// The number of the set, or a mark of its kind.
    SetOrder,
    /// What the set was for.
    SetKind,
    /// The load.
    Load,
    /// The unit of the load.
    LoadUnit,
    /// Repetitions done.
    Reps,
    /// Rating of perceived exertion, 1 to 10.
    Rpe,
    /// Repetitions in reserve.
    Rir,
    /// Distance covered.
    Distance,
    /// The unit of the distance.
    DistanceUnit,
    /// How long the set took.
    Seconds,
    /// Rest after the set.
    Rest,
    /// The note on the set or exercise.
    Notes,
    /// Sets done in turn share it.
    Superset,
    /// Muscle group or kind of exercise; not read.
    Category,
    /// Whether the set was a warm-up.
    WarmUp,
    /// How many equal sets the row stands for.
    Sets,
    /// Whether the set was planned and not done.
    Skipped,
}

impl Field {
    /// Everything that a column can hold.
    pub const ALL: [Field; 25] = [
        Field::Date,
        Field::Time,
        Field::End,
        Field::WorkoutNumber,
        Field::WorkoutName,
        Field::WorkoutNotes,
        Field::Duration,
        Field::Exercise,
        Field::SetOrder,
        Field::SetKind,
        Field::Load,
        Field::LoadUnit,
        Field::Reps,
        Field::Rpe,
        Field::Rir,
        Field::Distance,
        Field::DistanceUnit,
        Field::Seconds,
        Field::Rest,
        Field::Notes,
        Field::Superset,
        Field::Category,
        Field::WarmUp,
        Field::Sets,
        Field::Skipped,
    ];

    /// The word that stands for it in options and JSON; `ignore` for what is not read.
    pub fn code(self) -> &'static str {
        match self {
            Field::Date => "date",
            Field::Time => "time",
            Field::End => "end",
            Field::WorkoutNumber => "workout_number",
            Field::WorkoutName => "workout_name",
            Field::WorkoutNotes => "workout_notes",
            Field::Duration => "duration",
            Field::Exercise => "exercise",
            Field::SetOrder => "set_order",
            Field::SetKind => "set_kind",
            Field::Load => "load",
            Field::LoadUnit => "load_unit",
            Field::Reps => "reps",
            Field::Rpe => "rpe",
            Field::Rir => "rir",
            Field::Distance => "distance",
            Field::DistanceUnit => "distance_unit",
            Field::Seconds => "seconds",
            Field::Rest => "rest",
            Field::Notes => "notes",
            Field::Superset => "superset",
            Field::Category => "ignore",
            Field::WarmUp => "warm_up",
            Field::Sets => "sets",
            Field::Skipped => "skipped",
        }
    }

    /// What a word stands for.
    pub fn from_code(code: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|field| field.code() == code)
    }
}

/// The unit a header names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Mass(MassUnit),
    /// Millimetres in one.
    Length(i64),
    /// Seconds in one.
    Time(i64),
}

/// A header, understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Heading {
    pub(crate) field: Field,
    pub(crate) unit: Option<Unit>,
}

/// Millimetres in a kilometre.
pub(crate) const KILOMETRE_MM: i64 = 1_000_000;

/// Millimetres in a mile.
///
/// Source: international yard and pound agreement, 1959.
pub(crate) const MILE_MM: i64 = 1_609_344;

/// Headers that are one thing in every file, folded.
const EXACT: [(Field, &str); 25] = [
    (
        Field::Date,
        "date datum fecha data дата 日期 日付 날짜 dato tarih pvm day tag giorno dia jour \
         started startdate starttime datetime workoutdate workoutdatetime timestamp 日時 \
         ngay paiva created createdat performedat trainingstag תאריך التاريخ تاریخ ημερομηνία วันที tanggal tgl paivays paivamaara datums kuupaev dag दिनांक",
    ),
    (
        Field::Time,
        "time zeit uhrzeit ora hora heure tijd 时间 時刻 時間帯 godzina время klockslag tid orario horario uhr",
    ),
    (Field::End, "endtime end finished ende"),
    (
        Field::WorkoutNumber,
        "workout# workoutid sessionid workoutnumber",
    ),
    (
        Field::WorkoutName,
        "workoutname workout title training session sessionname routine routinename \
         einheit seance sessione sesion treino allenamento entrenamiento trainingname \
         workouttitle ルーティン 锻炼 トレーニング ワークアウト тренировка trening pass programme program programma programa einheitsname okt oktnavn passnamn treeni treeninnimi edzes edzesneve тренування προπόνηση",
    ),
    (
        Field::WorkoutNotes,
        "workoutnotes workoutnote description sessionnotes",
    ),
    (
        Field::Duration,
        "duration workoutduration dauer workoutdauer duree duracion durata duracao 锻炼时间 \
         時間 所要時間 时长 运动时间 duur sure varaktighet длительность продолжительность тривалість kesto idotartam durasi thoiluong varighed varighet czastrwania dobatrvani διάρκεια משך المدة",
    ),
    (
        Field::Exercise,
        "exercise exercisename exercisetitle menu movement lift ename exername ubung \
         uebung ubungsname namederubung exercice nomdelexercice esercizio ejercicio \
         exercicio oefening ovning ovelse cwiczenie cviceni egzersiz hareket упражнение \
         运动名称 动作 動作 種目 種目名 運動名稱 エクササイズ エクササイズ名 운동 운동이름 종목 liike baitap tenbaitap cvik cviky nazevcviku gyakorlat gyakorlatneve вправа назвавправи άσκηση תרגיל שםתרגיל التمرين ทา gerakan namagerakan latihan pratimas harjutus vingrinajums vjezba vaja вежба",
    ),
    (
        Field::SetOrder,
        "setorder set setnumber setindex setno set# satz satznr reihenfolgefestlegen \
         ordredelaserie serie nserie ordenserie ordendeserie ordinedellaserie \
         ordemdaserie 设置顺序 組 セット セット順 セット順序 세트 세트순서 подход порядокподходов підхід seria setje \
         sarja sett saet serija kolo sorozat hiep",
    ),
    (
        Field::SetKind,
        "settype kind typ type tipo satzart tipodiserie",
    ),
    (
        Field::Load,
        "weight load gewicht poids peso carga carico charge last kg lb lbs 重量 重さ 무게 중량 \
         вес vikt vaegt vekt ciezar hmotnost agirlik paino suly vaha вага тегло βάρος greutate משקל الوزن trongluong khoiluong berat beban นำหนัก svoris svars kaal tezina teza masse 负重 負重 weightkg weightlb \
         weightlbs",
    ),
    (
        Field::LoadUnit,
        "weightunit unit einheitgewicht gewichtseinheit unidad unita unite unidade 单位 \
         単位 단위 loadunit",
    ),
    (
        Field::Reps,
        "reps rep repetitions wiederh wdh wiederholungen repetitionen repetition \
         repeticiones ripetizioni rip repeticoes 次 次数 回 回数 レップ レップ数 횟수 반복 повторения \
         повторы повт herhalingen powtorzenia opakovani tekrar toistot gentagelser ismetles ismetlesek επαναλήψεις חזרות التكرارات solan ครัง ulangan pakartojimai atkartojumi kordused ponavljanja ponovitve 次數",
    ),
    (Field::Rpe, "rpe effort rpescale"),
    (Field::Rir, "rir repsinreserve"),
    (
        Field::Distance,
        "distance distancekm distancemiles km mi miles distanz entfernung strecke distancia distanza distanciakm \
         afstand 距离 距離 거리 дистанция расстояние dystans mesafe matka distans vzdalenost tavolsag відстань απόσταση מרחק المسافة khoangcach jarak ระยะทาง",
    ),
    (Field::DistanceUnit, "distanceunit entfernungseinheit"),
    (
        Field::Seconds,
        "seconds sec secs sekunden secondes segundos secondi durationseconds \
         setduration 秒 초 секунды sekundy sekunder seconden saniye sekunnit masodperc δευτερόλεπτα שניות ثواني giay detik วินาที secunde",
    ),
    (
        Field::Rest,
        "rest resttime pause recupero descanso repos 휴식 休息 休憩 отдых dinlenme rust vila pihenes odpoczynek hvile lepo restsec",
    ),
    (
        Field::Notes,
        "notes note appunti apuntes comment comments exercisenotes notizen notiz kommentar anmerkung \
         notas nota remarques commentaire commenti comentario 备注 備考 備註 メモ ノート 메모 \
         заметки заметка notities notatki poznamky notlar muistiinpanot anteckningar noter notater jegyzetek нотатки примечания σημειώσεις הערות ملاحظات ghichu catatan บันทึก opombe",
    ),
    (Field::Superset, "superset supersetid"),
    (
        Field::Category,
        "category part bodypart musclegroup kategorie categoria muskelgruppe 部位 부위",
    ),
    (Field::WarmUp, "warmup iswarmup iswarmupset aufwarmsatz"),
    (
        Field::Sets,
        "sets satze series serien nsets sarjat setit setler sady serije setovi seturi подходы підходи \
         сеты セット数 组数 組數 組数 세트수 เซต סטים المجموعات σετ sohiep",
    ),
    (Field::Skipped, "skipped saltato ubersprungen omitido saute"),
];

/// Stems of the words that headers are made of, folded.
const WORKOUT: &str = "workout training entrain seance allenament entrenam treino 锻炼 訓練 训练 健身 ワークアウト \
    トレーニング трениров antrenman trening treening session sesion ejercitacion тренув προπόν edzes antrenam treeni trenink traening oktn passn passant buoitap אימון การออกกำ";
const EXERCISE: &str = "exerc ubung uebung eserciz ejercic oefening ovning ovelse упражн 运动 運動 动作 動作 \
    種目 エクササイズ 운동 egzersiz cwiczen cvicen liike exercit cvik gyakorlat вправ άσκησ תרגיל baitap gerakan pratim harjutus vingrin vjezb";
const NOTE: &str = "note notiz nota anmerk komment comment remarque 备注 備註 メモ ノート 메모 замет примеч anteckn notat muistiinp poznam jegyzet нотат заметк σημειώσ הערות ملاحظ ghichu catatan บันทึก opomb";
const ORDER: &str = "order ordre reihenfolge orden ordin ordem 顺序 順序 順番 순서 порядок volgorde kolejn \
    ordning sirasi ekkefolge jarjesty poradi sorrend סדר ترتيب thutu urutan ลำดับ σειρά";
const LOAD: &str = "weight gewicht poids peso 重量 重さ 무게 중량 вес vikt vekt ciezar agirlik carga \
    carico paino vaegt vaha suly вага тегло βάρος greutat משקל وزن trongluong khoiluong berat นำหนัก";
const UNIT: &str = "unit einheit unidad unita unite 单位 単位 단위 единиц";
const REPS: &str = "reps repet wiederh ripetiz repetic 次数 回数 횟수 повтор herhal tekrar 次數 gentag toisto opakov powtor ismetl επαναλ חזרות تكرار ulangan ponavlj ponovit pakartoj";
const DISTANCE: &str = "distan entfern strecke afstand 距离 距離 거리 дистанц mesafe dystans расстоян vzdalen tavolsag відстан απόστασ מרחק مساف khoangcach jarak ระยะทาง";
const SECONDS: &str = "second sekund segund 秒 초 секунд saniye seconden sekun secund masodperc δευτερ שניות ثوان detik วินาที";
const DURATION: &str = "durat dauer duree durac длительн продолж duur 时间 時間 所要 시간 varakt trwani trvani тривал kesto idotart durasi thoiluong varigh διάρκ משך مدة ระยะเวลา";
const DATE: &str =
    "date datum fecha дата 日期 日付 날짜 tarih datetime dato ημερομην paivam tanggal ngay วันที";

const NUMBER: &str = "# number numer nummer numero nº 番号 编号 編號 번호 номер";

/// What `header` means, or nothing when it is unknown.
pub(crate) fn recognize(header: &str) -> Option<Heading> {
    let (name, unit_text) = split_unit(header.trim());
    let folded = fold(name);
    let unit = unit_text.and_then(|text| read_unit(&text.to_lowercase()));
    let field = exact(&folded).or_else(|| by_stems(&folded))?;
    Some(Heading {
        field,
        unit: unit.or_else(|| unit_in_name(&folded, header)),
    })
}

/// Whether a header speaks of an order, as only some apps call the number of a set.
pub(crate) fn says_order(header: &str) -> bool {
    let folded = fold(header);
    ORDER.split(' ').any(|stem| folded.contains(stem))
}

/// The unit a header names, whatever else it says.
pub(crate) fn unit_of(header: &str) -> Option<Unit> {
    let (name, unit_text) = split_unit(header.trim());
    let unit = unit_text.and_then(|text| read_unit(&text.to_lowercase()));
    unit.or_else(|| unit_in_name(&fold(name), header))
}

/// `Weight (kg)` into its name and unit.
fn split_unit(header: &str) -> (&str, Option<&str>) {
    let open = header.find(['(', '[', '（']);
    match open {
        Some(at) if 0 < at => {
            let inner = header[at..].trim_matches(['(', '[', '（', ')', ']', '）', ' ']);
            (&header[..at], Some(inner))
        }
        _ => (header, None),
    }
}

/// The unit a word in parentheses or after an underscore names.
pub(crate) fn read_unit(text: &str) -> Option<Unit> {
    if let Some(mass) = mass::read_unit(text) {
        return Some(Unit::Mass(mass));
    }
    match text {
        "km" | "kilometers" | "kilometres" | "kilometer" => Some(Unit::Length(KILOMETRE_MM)),
        "mi" | "mi." | "mile" | "miles" => Some(Unit::Length(MILE_MM)),
        "m" | "meter" | "meters" | "metre" | "metres" | "mètres" | "metri" | "metros"
        | "metrov" | "metrar" | "metra" | "metry" | "metrów" | "метры" | "метров" | "м" | "米"
        | "公尺" | "メートル" | "미터" => Some(Unit::Length(1000)),
        "s" | "sec" | "secs" | "seconds" | "sek" => Some(Unit::Time(1)),
        "min" | "mins" | "minutes" | "minuten" => Some(Unit::Time(60)),
        "h" | "hours" | "stunden" => Some(Unit::Time(3600)),
        _ => None,
    }
}

/// `weight_kg`, `duration_seconds`, or a header that is the unit (`kg`).
fn unit_in_name(folded: &str, header: &str) -> Option<Unit> {
    let lower = header.trim().to_lowercase();
    let last = lower.rsplit(['_', ' ', '-']).next().unwrap_or(&lower);
    match folded {
        "kg" | "lb" | "lbs" | "km" | "mi" | "miles" => read_unit(folded),
        _ if last.len() < lower.len() => read_unit(last),
        _ => None,
    }
}

/// Every exact name with its field: a header is looked up for each column of each file.
static BY_NAME: LazyLock<HashMap<&'static str, Field>> = LazyLock::new(|| {
    let pairs = EXACT
        .iter()
        .flat_map(|(field, names)| names.split_ascii_whitespace().map(|name| (name, *field)));
    pairs.collect()
});

fn exact(folded: &str) -> Option<Field> {
    BY_NAME.get(folded).copied()
}

fn by_stems(folded: &str) -> Option<Field> {
    let has = |stems: &str| stems.split(' ').any(|stem| folded.contains(stem));
    match () {
        () if has(WORKOUT) && (has(NUMBER) || folded.ends_with("nr")) => Some(Field::WorkoutNumber),
        () if has(NOTE) && has(WORKOUT) => Some(Field::WorkoutNotes),
        () if has(NOTE) => Some(Field::Notes),
        () if has(UNIT) && has(LOAD) => Some(Field::LoadUnit),
        () if has(UNIT) && has(DISTANCE) => Some(Field::DistanceUnit),
        () if has(DURATION) => Some(Field::Duration),
        () if has(EXERCISE) => Some(Field::Exercise),
        () if has(ORDER) => Some(Field::SetOrder),
        () if has(WORKOUT) => Some(Field::WorkoutName),
        () if has(LOAD) => Some(Field::Load),
        () if has(REPS) => Some(Field::Reps),
        () if has(DISTANCE) => Some(Field::Distance),
        () if has(SECONDS) => Some(Field::Seconds),
        () if has(DATE) => Some(Field::Date),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Field::*;

    fn fields(header: &str, mark: char) -> Vec<Option<Field>> {
        header
            .split(mark)
            .map(|name| recognize(name).map(|heading| heading.field))
            .collect()
    }

    #[test]
    fn strong_headers_are_understood_in_every_language() {
        let ios = [
            Date,
            WorkoutName,
            Duration,
            Exercise,
            SetOrder,
            Load,
            Reps,
            Distance,
            Seconds,
            Notes,
            WorkoutNotes,
            Rpe,
        ]
        .map(Some);
        let headers = [
            "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE",
            "日期,锻炼名称,锻炼时间,运动名称,设置顺序,重量,次,距离,秒,备注,锻炼备注,RPE",
            "Date,Nom de l'entraînement,Durée,Nom de l'exercice,Ordre de la série,Poids,Réps,Distance,Secondes,Notes,Notes d'entraînement,RPE",
            "Datum,Workout-Name,Dauer,Name der Übung,Reihenfolge festlegen,Gewicht,Wiederh.,Entfernung,Sekunden,Notizen,Workout-Notizen,RPE",
            "Fecha,Nombre del entrenamiento,Duración,Nombre del ejercicio,Orden de la serie,Peso,Repeticiones,Distancia,Segundos,Notas,Notas del entrenamiento,RPE",
            "Data,Nome do treino,Duração,Nome do exercício,Ordem da série,Peso,Repetições,Distância,Segundos,Notas,Notas do treino,RPE",
            "Data,Nome allenamento,Durata,Nome esercizio,Ordine serie,Peso,Ripetizioni,Distanza,Secondi,Note,Note allenamento,RPE",
            "日付,ワークアウト名,所要時間,エクササイズ名,セット順序,重量,回数,距離,秒,メモ,ワークアウトメモ,RPE",
            "Дата,Название тренировки,Длительность,Название упражнения,Порядок подходов,Вес,Повторения,Расстояние,Секунды,Заметки,Заметки о тренировке,RPE",
        ];
        for header in headers {
            assert_eq!(fields(header, ','), ios, "{header}");
        }
    }

    #[test]
    fn units_in_headers_are_read() {
        let unit = |header| recognize(header).and_then(|heading| heading.unit);
        assert_eq!(unit("Weight (kg)"), Some(Unit::Mass(MassUnit::Kilogram)));
        assert_eq!(unit("weight_lbs"), Some(Unit::Mass(MassUnit::Pound)));
        assert_eq!(unit("Weight(lbs)"), Some(Unit::Mass(MassUnit::Pound)));
        assert_eq!(unit("kg"), Some(Unit::Mass(MassUnit::Kilogram)));
        assert_eq!(unit("distance_miles"), Some(Unit::Length(MILE_MM)));
        assert_eq!(unit("Distance (meters)"), Some(Unit::Length(1000)));
        assert_eq!(unit("Duration (minutes)"), Some(Unit::Time(60)));
        assert_eq!(unit("Weight"), None);
    }

    #[test]
    fn no_name_stands_for_two_fields() {
        let mut seen = std::collections::BTreeMap::new();
        for (field, names) in EXACT {
            for name in names.split(' ') {
                assert_eq!(seen.insert(name, field), None, "{name} twice");
                assert_eq!(fold(name), name, "{name} is not folded");
            }
        }
    }
}
