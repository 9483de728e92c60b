//! A crate's modules as its sources declare them: what each defines, imports and names. Reads tokens, not
//! meanings: whatever a macro is given counts as said. Leaves out what exists only under test.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// One module, a file's own or one inside it.
#[derive(Default)]
pub struct Module {
    /// The file it stands in, from the crate's `src`.
    pub file: String,
    /// Names of items declared here, by keyword or inside a macro's arguments.
    pub items: BTreeSet<String>,
    /// Names a macro at the top of the module is given: it may declare them.
    pub given: BTreeSet<String>,
    /// What a name stands for: its path, and whether it is passed on (`pub use`).
    pub imports: BTreeMap<String, (Vec<String>, bool)>,
    /// Paths whose every item is imported.
    pub globs: Vec<Vec<String>>,
    /// The crate's own macros and the files that define them; in the crate's first module only.
    pub macros: BTreeMap<String, String>,
    /// Every path named, of one word too.
    pub paths: BTreeSet<Vec<String>>,
}

/// The modules of a crate by their paths, from one root file (`lib.rs` or `main.rs`).
pub type Modules = BTreeMap<Vec<String>, Module>;

/// Reads every module reached from a root file.
pub fn of_root(sources: &Path, root: &str) -> Modules {
    let mut reader = Reader { sources, modules: Modules::new() };
    reader.file(&[], root.to_owned(), "");
    reader.modules
}

struct Reader<'a> {
    sources: &'a Path,
    modules: Modules,
}

const KEYWORDS: [&str; 9] = ["struct", "enum", "union", "trait", "type", "fn", "const", "static", "mod"];

impl Reader<'_> {
    /// A file's module; `folder` is where the modules it declares lie.
    fn file(&mut self, path: &[String], file: String, folder: &str) {
        let text = std::fs::read_to_string(self.sources.join(&file)).unwrap_or_default();
        let tokens: TokenStream = text.parse().unwrap_or_else(|cause| panic!("{file}: {cause}"));
        self.modules.insert(path.to_vec(), Module { file, ..Module::default() });
        self.read(path, folder, tokens, true);
    }

    fn declare(&mut self, parent: &[String], folder: &str, name: &str) {
        let path = [parent, &[name.to_owned()]].concat();
        let beside = format!("{folder}{name}.rs");
        let inside = format!("{folder}{name}/mod.rs");
        let file = if self.sources.join(&beside).is_file() { beside } else { inside };
        self.file(&path, file, &format!("{folder}{name}/"));
    }

    fn module(&mut self, path: &[String]) -> &mut Module {
        self.modules.get_mut(path).expect("a module is made before it is read")
    }

    /// Reads tokens into a module; `is_top` where items of the module itself may stand.
    fn read(&mut self, path: &[String], folder: &str, tokens: TokenStream, is_top: bool) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let (mut at, mut is_for_tests) = (0, false);
        while let Some(token) = tokens.get(at) {
            match token {
                TokenTree::Punct(sign) if sign.as_char() == '#' && group(&tokens, at + 1).is_some() => {
                    let attribute =
                        group(&tokens, at + 1).map(|stream| stream.to_string()).unwrap_or_default();
                    is_for_tests |= attribute.replace(' ', "").starts_with("cfg(test)");
                    at += 2;
                    continue;
                }
                TokenTree::Ident(_) if is_for_tests => {
                    at = item_end(&tokens, at);
                    is_for_tests = false;
                    continue;
                }
                TokenTree::Ident(word) if word == "use" && is_statement(&tokens, at) => {
                    at = self.import(path, &tokens, at);
                    continue;
                }
                TokenTree::Ident(word) if is_top && word == "mod" => {
                    at = self.inner(path, folder, &tokens, at);
                    continue;
                }
                TokenTree::Ident(word) if is_top && KEYWORDS.contains(&word.to_string().as_str()) => {
                    if let Some(TokenTree::Ident(name)) = tokens.get(at + 1) {
                        self.module(path).items.insert(name.to_string());
                    }
                    at += 1;
                    continue;
                }
                TokenTree::Ident(_) => {
                    at = self.named(path, folder, &tokens, at, is_top);
                    continue;
                }
                TokenTree::Group(inner) => self.read(path, folder, inner.stream(), false),
                _ => {}
            }
            at += 1;
        }
    }

    /// `mod name;` or `mod name { … }`.
    fn inner(&mut self, path: &[String], folder: &str, tokens: &[TokenTree], at: usize) -> usize {
        let Some(TokenTree::Ident(name)) = tokens.get(at + 1) else { return at + 1 };
        let name = name.to_string();
        self.module(path).items.insert(name.clone());
        if let Some(body) = group(tokens, at + 2) {
            let inner = [path, std::slice::from_ref(&name)].concat();
            let file = self.module(path).file.clone();
            self.modules.insert(inner.clone(), Module { file, ..Module::default() });
            self.read(&inner, &format!("{folder}{name}/"), body, true);
        } else {
            self.declare(path, folder, &name);
        }
        at + 3
    }

    /// A path, and the arguments of a macro that bears its name.
    fn named(
        &mut self,
        path: &[String],
        folder: &str,
        tokens: &[TokenTree],
        at: usize,
        is_top: bool,
    ) -> usize {
        let (words, next) = words(tokens, at);
        let is_macro = matches!(tokens.get(next), Some(TokenTree::Punct(sign)) if sign.as_char() == '!');
        // `macro_rules! name { … }` declares its name; any other macro may declare what it is given.
        let body = match tokens.get(next + 1) {
            Some(TokenTree::Ident(name)) if is_macro && words == ["macro_rules"] => {
                // Exported ones are the crate's, and no crate here has two of one name.
                let (name, file) = (name.to_string(), self.module(path).file.clone());
                self.module(&[]).macros.insert(name, file);
                return next + 3;
            }
            _ => group(tokens, next + 1).filter(|_| is_macro),
        };
        self.module(path).paths.insert(words);
        let Some(body) = body else { return next };
        if is_top {
            let given = body.clone().into_iter().filter_map(|token| match token {
                TokenTree::Ident(name) => Some(name.to_string()),
                _ => None,
            });
            let given: Vec<String> = given.collect();
            self.module(path).given.extend(given);
        }
        self.read(path, folder, body, is_top);
        next + 2
    }

    /// `use a::{b, c as d};`, with what it brings into the module.
    fn import(&mut self, path: &[String], tokens: &[TokenTree], at: usize) -> usize {
        let end =
            tokens.iter().skip(at).position(|token| is_sign(token, ';')).map_or(tokens.len(), |n| at + n);
        let before = tokens.get(at.saturating_sub(2)..at).unwrap_or_default();
        let is_passed_on =
            before.iter().any(|token| matches!(token, TokenTree::Ident(word) if word == "pub"));
        let mut leaves = Vec::new();
        tree(tokens.get(at + 1..end).unwrap_or_default(), &[], &mut leaves);
        for (name, target) in leaves {
            if name == "*" {
                self.module(path).globs.push(target);
            } else {
                self.module(path).imports.insert(name, (target, is_passed_on));
            }
        }
        end + 1
    }
}

/// The leaves of a `use` tree: the name in scope and the path it stands for.
fn tree(tokens: &[TokenTree], before: &[String], leaves: &mut Vec<(String, Vec<String>)>) {
    for branch in tokens.split(|token| is_sign(token, ',')).filter(|branch| !branch.is_empty()) {
        let (mut path, mut name) = (before.to_vec(), None);
        let mut words = branch.iter();
        while let Some(token) = words.next() {
            match token {
                TokenTree::Ident(word) if word == "as" => name = words.next().map(ToString::to_string),
                TokenTree::Ident(word) => path.push(word.to_string()),
                TokenTree::Punct(sign) if sign.as_char() == '*' => name = Some("*".to_owned()),
                TokenTree::Group(inner) => {
                    let inner: Vec<TokenTree> = inner.stream().into_iter().collect();
                    tree(&inner, &path, leaves);
                    path.clear();
                }
                _ => {}
            }
        }
        if path.last().is_some_and(|word| word == "self") {
            path.pop();
        }
        if let Some(last) = path.last().cloned() {
            leaves.push((name.unwrap_or(last), path));
        }
    }
}

/// The words of a path that begins at a token, and where it ends. Generic arguments end it.
fn words(tokens: &[TokenTree], at: usize) -> (Vec<String>, usize) {
    let (mut words, mut next) = (Vec::new(), at);
    while let Some(TokenTree::Ident(word)) = tokens.get(next) {
        words.push(word.to_string());
        let is_followed =
            [next + 1, next + 2].iter().all(|at| tokens.get(*at).is_some_and(|t| is_sign(t, ':')));
        if !is_followed || !matches!(tokens.get(next + 3), Some(TokenTree::Ident(_))) {
            return (words, next + 1);
        }
        next += 3;
    }
    (words, next)
}

/// Where the item at a token ends: behind its `;`, or behind its braces.
fn item_end(tokens: &[TokenTree], at: usize) -> usize {
    let ends = |token: &TokenTree| {
        is_sign(token, ';')
            || matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
    };
    tokens.iter().skip(at).position(ends).map_or(tokens.len(), |n| at + n + 1)
}

fn is_statement(tokens: &[TokenTree], at: usize) -> bool {
    // `impl Trait + use<'a>` is the other use of the word.
    !matches!(tokens.get(at + 1), Some(TokenTree::Punct(sign)) if sign.as_char() == '<')
}

fn is_sign(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

fn group(tokens: &[TokenTree], at: usize) -> Option<TokenStream> {
    match tokens.get(at) {
        Some(TokenTree::Group(group)) => Some(group.stream()),
        _ => None,
    }
}
