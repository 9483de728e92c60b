//! Ids of factors and acts, sixteen random bytes, as pages and programs write them. It must not know a row.

use crate::refusal::Refusal;
use terms::Problem;

/// As pages show it: 32 hexadecimal digits.
pub fn written_id(id: [u8; 16]) -> String {
    base16ct::lower::encode_string(&id)
}

/// Reads what a page sent; another text names nothing.
pub fn read_id(text: &str) -> Result<[u8; 16], Refusal> {
    let mut id = [0; 16];
    let is_id = base16ct::lower::decode(text, &mut id).is_ok_and(|read| read.len() == 16);
    if is_id { Ok(id) } else { Err(Problem::NotFound.into()) }
}
