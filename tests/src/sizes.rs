//! Sizes of files as a server that compresses sends them.

/// Bytes of a file in brotli of the highest quality, as a server sends what it compressed beforehand.
pub fn compressed(bytes: &[u8]) -> usize {
    brotli(bytes, 11).len()
}

/// A file in brotli of a quality from 0 to 11.
pub fn brotli(bytes: &[u8], quality: i32) -> Vec<u8> {
    let mut out = Vec::new();
    let settings = brotli::enc::BrotliEncoderParams { quality, lgwin: 24, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &settings).expect("compressing in memory");
    out
}
