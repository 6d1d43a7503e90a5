//! The command line of `allege`.

fn main() {
    match allege::lexicon::Lexicon::load(&allege::lexicon::LexiconFiles::embedded()) {
        Ok(_) => println!("ok"),
        Err(d) => {
            println!("{} diagnostics", d.len());
            for d in d.iter().take(40) {
                println!("{} {} {:?} {} {:?}", d.code, d.file, d.span, d.message, d.help);
            }
        }
    }
}
