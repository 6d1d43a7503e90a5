//! Parses HTML into a tree, piece by piece, and gives up on what is out of all proportion.
//!
//! The parser and the extractor after it need time that grows with the square of a page's depth,
//! and of the attributes in one tag. Watching the tree as it grows is exact, where a scan of the
//! source would have to know all the ways in which HTML closes elements by itself.

use std::cell::Cell;

use dom_query::{Document as Page, NodeId, NodeRef};
use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::{TokenizerResult, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};

/// How many bytes a page may have; saved with all its pictures inside, it has a few million.
const MAX_BYTES: usize = 32 << 20;

/// How deep elements may stand inside each other; browsers stop at 512.
const MAX_DEPTH: usize = 512;

/// How many nodes a page may have. The largest that newsrooms publish have some ten thousand.
const MAX_NODES: usize = 1_000_000;

/// The sum of all nodes' depths, which is what the extractor's time follows.
const MAX_WORK: usize = 20_000_000;

/// How many times the parser may compare two attributes of a tag: a second or two.
const MAX_COMPARED: usize = 2_000_000_000;

/// How many bytes are parsed between two looks at the tree.
const PIECE: usize = 4096;

/// The page as a tree, or `None` if no page that people read is like it.
pub(super) fn parse(html: &str) -> Option<Page> {
    if html.len() > MAX_BYTES {
        return None;
    }
    let tokenizer = Tokenizer::new(
        Counted {
            builder: TreeBuilder::new(Page::default(), TreeBuilderOpts::default()),
            n_tokens: Cell::new(0),
        },
        TokenizerOpts::default(),
    );
    let queue = BufferQueue::default();
    let mut rest = html;
    let (mut n_attributes, mut n_compared) = (0, 0);
    while !rest.is_empty() {
        let (piece, later) = rest.split_at(piece_end(rest));
        rest = later;
        queue.push_back(StrTendril::from(piece));
        feed(&tokenizer, &queue);

        // No token in all the piece: it may lie within one tag, each of whose attributes is
        // compared with those before it.
        if tokenizer.sink.n_tokens.take() > 0 {
            n_attributes = 0;
        } else {
            let n_more = possible_attributes(piece);
            n_attributes += n_more;
            n_compared += n_more * n_attributes;
        }
        let page = &tokenizer.sink.builder.sink;
        // Nobody reads these, and a bad page has one a byte.
        page.errors.borrow_mut().clear();
        if n_compared > MAX_COMPARED || page.tree.len() > MAX_NODES || open_depth(page) > MAX_DEPTH
        {
            return None;
        }
    }
    feed(&tokenizer, &queue);
    tokenizer.end();
    let page = tokenizer.sink.builder.sink.finish();
    (work(&page) <= MAX_WORK).then_some(page)
}

/// The tree builder, with a count of the tokens it was given.
struct Counted {
    builder: TreeBuilder<NodeId, Page>,
    n_tokens: Cell<usize>,
}

impl TokenSink for Counted {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        // Errors come from within a tag, too.
        if !matches!(token, Token::ParseError(_)) {
            self.n_tokens.set(self.n_tokens.get() + 1);
        }
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Parses all that is queued; a script, which we do not run, only interrupts it.
fn feed(tokenizer: &Tokenizer<Counted>, queue: &BufferQueue) {
    while !matches!(tokenizer.feed(queue), TokenizerResult::Done) {}
}

/// Where the next piece ends: not inside a character.
fn piece_end(rest: &str) -> usize {
    (PIECE..rest.len())
        .find(|&end| rest.is_char_boundary(end))
        .unwrap_or(rest.len())
}

/// No fewer than the attributes in `piece`, if it lies within a tag: what may stand between two.
fn possible_attributes(piece: &str) -> usize {
    let is_between = |b: u8| b.is_ascii_whitespace() || matches!(b, b'/' | b'"' | b'\'');
    let bytes = piece.as_bytes();
    1 + bytes
        .windows(2)
        .filter(|pair| is_between(pair[0]) && !is_between(pair[1]))
        .count()
}

/// How deep the last node stands, which is where the parser is.
fn open_depth(page: &Page) -> usize {
    std::iter::successors(Some(page.root()), NodeRef::last_child)
        .take(MAX_DEPTH + 2)
        .count()
}

/// The sum of the depths of all nodes. Walks by hand: recursion would be as deep as the page.
fn work(page: &Page) -> usize {
    let (mut sum, mut depth) = (0, 1);
    let mut node = page.root();
    loop {
        sum += depth;
        if let Some(child) = node.first_child() {
            node = child;
            depth += 1;
            continue;
        }
        loop {
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some(parent) = node.parent() else {
                return sum;
            };
            node = parent;
            depth -= 1;
        }
    }
}
