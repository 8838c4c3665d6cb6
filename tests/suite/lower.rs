//! The program after it was rewritten for old browsers does the same as before: instruction by instruction, in node.

use std::process::Command;

use walrus::ir::{Instr, MemoryCopy, MemoryFill, UnaryOp};
use walrus::{FunctionBuilder, Module, ValType};
use wasmparser::{Validator, WasmFeatures};

#[path = "../../site-gen/build/lower.rs"]
mod lower;

/// Newer instructions that compilers use, by the name under which the module exports them.
const UNARY: [(&str, UnaryOp, ValType, ValType); 6] = [
    ("i32.trunc_sat_f64_u", UnaryOp::I32TruncUSatF64, ValType::F64, ValType::I32),
    ("i32.extend8_s", UnaryOp::I32Extend8S, ValType::I32, ValType::I32),
    ("i32.extend16_s", UnaryOp::I32Extend16S, ValType::I32, ValType::I32),
    ("i64.extend8_s", UnaryOp::I64Extend8S, ValType::I64, ValType::I64),
    ("i64.extend16_s", UnaryOp::I64Extend16S, ValType::I64, ValType::I64),
    ("i64.extend32_s", UnaryOp::I64Extend32S, ValType::I64, ValType::I64),
];

/// A module that exports each of the instructions as a function, and its memory.
fn every_instruction() -> Vec<u8> {
    let mut module = Module::default();
    let memory = module.memories.add_local(false, false, 1, None, None);
    module.exports.add("memory", memory);
    for (name, op, from, to) in UNARY {
        let mut builder = FunctionBuilder::new(&mut module.types, &[from], &[to]);
        let value = module.locals.add(from);
        builder.func_body().local_get(value).unop(op);
        let function = builder.finish(vec![value], &mut module.funcs);
        module.exports.add(name, function);
    }
    let copy = Instr::MemoryCopy(MemoryCopy { src: memory, dst: memory });
    for (name, instruction) in [("copy", copy), ("fill", Instr::MemoryFill(MemoryFill { memory }))] {
        let mut builder = FunctionBuilder::new(&mut module.types, &[ValType::I32; 3], &[]);
        let given = [(); 3].map(|()| module.locals.add(ValType::I32));
        let mut body = builder.func_body();
        for one in given {
            body.local_get(one);
        }
        body.instr(instruction);
        let function = builder.finish(given.to_vec(), &mut module.funcs);
        module.exports.add(name, function);
    }
    module.emit_wasm()
}

/// Compares two modules: corner values, and stretches of memory that overlap in every way.
const COMPARE: &str = r#"
const fs = require('fs');
const [before, after] = process.argv.slice(1).map((file) =>
    new WebAssembly.Instance(new WebAssembly.Module(fs.readFileSync(file))).exports);
const same = (what, a, b) => { if (!Object.is(a, b)) throw new Error(`${what}: ${a} was ${b}`); };
const numbers = [0, -0, 0.5, -0.5, -0.99, -1, 1, 1.9, 127, 128, 255, 256, 32767, 32768, 65535, 2147483647, 2147483648,
    4294967295, 4294967295.9, 4294967296, 1e300, -1e300, Infinity, -Infinity, NaN];
let compared = 0;
for (const name of Object.keys(before).filter((name) => name.includes('.'))) {
    for (const number of numbers) {
        const value = name.startsWith('i64') ? BigInt(Math.trunc(Number.isFinite(number) ? number : 7) % 2 ** 60) : number;
        same(`${name}(${value})`, after[name](value), before[name](value));
        compared += 1;
    }
}
const [old, young] = [before, after].map((one) => new Uint8Array(one.memory.buffer, 0, 64));
const both = (what, run) => {
    for (const bytes of [old, young]) bytes.forEach((_, at) => { bytes[at] = at * 37 + 11; });
    run(before);
    run(after);
    old.forEach((byte, at) => same(`${what}, byte ${at}`, young[at], byte));
    compared += 1;
};
for (let count = 0; count <= 27; count += 1) {
    for (let to = 0; to <= 30; to += 1) {
        both(`fill(${to}, ${count})`, (one) => one.fill(to, 300 + count, count));
        for (let from = 0; from <= 30; from += 1) both(`copy(${to}, ${from}, ${count})`, (one) => one.copy(to, from, count));
    }
}
console.log(compared);
"#;

#[test]
fn what_was_rewritten_for_old_browsers_does_the_same() {
    let before = every_instruction();
    let after = lower::lowered(&before, &[]).expect("a module");
    let first = |wasm: &[u8]| Validator::new_with_features(WasmFeatures::MVP).validate_all(wasm).is_ok();
    assert_eq!((first(&before), first(&after)), (false, true), "only the new one is of the first WebAssembly");
    let folder = tempfile::tempdir().expect("a folder");
    let files = [("before.wasm", &before), ("after.wasm", &after)].map(|(name, wasm)| {
        let file = folder.path().join(name);
        #[expect(clippy::disallowed_methods, reason = "node reads files")]
        std::fs::write(&file, wasm).expect("the module is written");
        file
    });
    let node = Command::new("node").args(["-e", COMPARE]).args(files).output().expect("node; tests/run installs it");
    assert!(node.status.success(), "{}", String::from_utf8_lossy(&node.stderr));
    let compared: u32 = String::from_utf8_lossy(&node.stdout).trim().parse().expect("a number");
    assert!(compared > 25_000, "{compared}");
}

#[test]
fn what_is_never_called_is_left_out_and_stops_where_it_is() {
    let mut module = Module::default();
    for name in ["core::str::slice_error_fail", "other::unused", "core::str::other"] {
        let mut builder = FunctionBuilder::new(&mut module.types, &[], &[ValType::I32]);
        builder.name(name.to_owned()).func_body().i32_const(7);
        let function = builder.finish(Vec::new(), &mut module.funcs);
        module.exports.add(name, function);
    }
    module.memories.add_local(false, false, 1, None, None);
    let after =
        Module::from_buffer(&lower::lowered(&module.emit_wasm(), &["::unused"]).expect("a module")).expect("a module");
    let first = |name: &str| {
        let function =
            after.funcs.by_name(name).map(|id| after.funcs.get(id).kind.unwrap_local()).expect("it is there");
        function.block(function.entry_block()).instrs.first().map(|(instruction, _)| instruction.clone())
    };
    assert!(matches!(first("core::str::slice_error_fail"), Some(Instr::Unreachable(_))));
    assert!(matches!(first("other::unused"), Some(Instr::Unreachable(_))));
    assert!(matches!(first("core::str::other"), Some(Instr::Const(_))));
}
