//! The command line of `allege`.

fn main() {}
