//! The open forecasting benchmark.

mod bouts;
mod fit;
mod muscle;
mod port;
mod random;
mod table;
use std::sync::Arc;
use recoup_engine::forecast::Person;
use recoup_engine::forecast::best::quantile_loss;

fn main() -> anyhow::Result<()> {
    let lifters = table::read(std::path::Path::new("../shared/data/sets.csv.gz"))?;
    let t=std::time::Instant::now();
    let lessons: Vec<_> = lifters.iter().map(fit::lessons).collect();
    println!("lessons {:?}",t.elapsed());
    let mut core: Vec<usize> = (0..lifters.len()).filter(|i| lifters[*i].group==table::Group::Core).collect();
    random::Random::new(1).shuffle(&mut core);
    let k: usize = std::env::args().nth(1).map_or(5, |x| x.parse().unwrap());
    let mut tests: Vec<Vec<usize>> = (0..k).map(|f| core.iter().copied().skip(f).step_by(k).collect()).collect();
    tests.push((0..lifters.len()).filter(|i| lifters[*i].group==table::Group::Fitbod).collect());
    let mut out: Vec<(bool,[f64;8])> = vec![];
    for test in &tests {
        let train: Vec<usize> = core.iter().copied().filter(|i| !test.contains(i)).collect();
        let t=std::time::Instant::now();
        let p = Arc::new(fit::fit(&train.iter().map(|i| &lifters[*i]).collect::<Vec<_>>(), &train.iter().map(|i| &lessons[*i]).collect::<Vec<_>>()));
        eprintln!("fit {:?}",t.elapsed());
        let t=std::time::Instant::now();
        for i in test {
            let l=&lifters[*i];
            let mut person=Person::new(Arc::clone(&p));
            let (mut a,mut mae,mut cov,mut na)=(0.0,0.0,0.0,0.0); let (mut b,mut top,mut nb)=(0.0,0.0,0.0); let (mut c,mut nc)=(0.0,0.0); let mut bad=0.0;
            for s in &l.sessions {
                person.begin(s.start);
                for set in &s.sets { if let Some(f)=person.step(set) { nb+=1.0; b-=f.chance(set.reps).max(1e-6).ln(); if f.likeliest()==set.reps {top+=1.0;} } }
                for one in person.finish() {
                    if let Some(x)=&one.best { let q=x.forecast.quantiles(); na+=1.0; a+=quantile_loss(&q,x.outcome); mae+=(x.outcome-q[9]).abs(); if x.outcome>=q[1]-0.0005 && x.outcome<=q[17]+0.0005 {cov+=1.0;} }
                    if let Some(x)=&one.shortfall { nc+=1.0; let p=x.chance.clamp(1e-4,1.0-1e-4); c-= if x.is_short {p.ln()} else {(1.0-p).ln()}; if x.is_short {bad+=1.0;} }
                }
            }
            out.push((l.group==table::Group::Core, [if na>=30.0 {a/na} else {f64::NAN}, mae/na, cov/na, if nb>=300.0 {b/nb} else {f64::NAN}, top/nb, if nc>=30.0 {c/nc} else {f64::NAN}, bad/nc, nb]));
            if l.group!=table::Group::Core { println!("{:?}", out.last()); }
        }
        eprintln!("run {:?}",t.elapsed());
    }
    for g in [true,false] {
        let v: Vec<_> = out.iter().filter(|o| o.0==g).map(|o| o.1).collect();
        let m=|j:usize,k:usize| { let w: Vec<f64>=v.iter().filter(|x| x[k].is_finite()).map(|x| x[j]).collect(); (w.iter().sum::<f64>()/w.len() as f64, w.len()) };
        println!("core {g} A crps {:?} mae {:?} cov {:?} | B log {:?} top1 {:?} | C ll {:?} base {:?}", m(0,0),m(1,0).0,m(2,0).0,m(3,3),m(4,3).0,m(5,5),m(6,5).0);
    }
    Ok(())
}
