//! Rewrites the checker's program so that it asks for nothing beyond the first version of WebAssembly, which browsers
//! have had since 2017. The compiler can be told the same, but the standard library that comes with it is compiled
//! already.
//!
//! [`lowered`] replaces each newer instruction by older ones, or by a call to a function that is added here. What it does
//! not know is left; a test of the output refuses it. It also leaves out what is never called.

use std::error::Error;

use walrus::ir::{
    BinaryOp, Binop, Call, Const, ExtendedLoad, Instr, InstrLocId, InstrSeq, LoadKind, MemArg, StoreKind, UnaryOp,
    Unop, Unreachable, Value, VisitorMut, dfs_pre_order_mut,
};
use walrus::{
    FunctionBuilder, FunctionId, FunctionKind, InstrSeqBuilder, LocalId, MemoryId, Module, ModuleConfig, ValType,
};

/// The program with its newer instructions replaced and without its list of features, by which wasm-bindgen would
/// decide to use reference types. Functions with one of `unused` in their names are left out as well.
pub(crate) fn lowered(wasm: &[u8], unused: &[&str]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut module = ModuleConfig::new().strict_validate(false).parse(wasm)?;
    module.customs.remove_raw("target_features");
    leave_out(&mut module, &UNUSED);
    leave_out(&mut module, unused);
    let memory = module.memories.iter().next().ok_or("the program has no memory")?.id();
    let mut helpers =
        Helpers { copy: copy(&mut module, memory), fill: fill(&mut module, memory), truncate: truncate(&mut module) };
    let own = [helpers.copy, helpers.fill, helpers.truncate];
    for (id, function) in module.funcs.iter_local_mut() {
        if !own.contains(&id) {
            let start = function.entry_block();
            dfs_pre_order_mut(&mut helpers, function, start);
        }
    }
    Ok(module.emit_wasm())
}

/// Parts of the names of functions that every program does without: Yew's drawing of components within components, of HTML as
/// text, of nodes elsewhere in the page and of what waits, none of which it has; and the many words about a text that was
/// cut within a character, which only a program that stops would say. Nothing that a program might call one day belongs
/// here: it would stop there.
const UNUSED: [&str; 11] = [
    "Reconcilable$u20$for$u20$yew..virtual_dom..vcomp..",
    "Reconcilable$u20$for$u20$yew..virtual_dom..vraw..",
    "Reconcilable$u20$for$u20$yew..virtual_dom..vportal..",
    "Reconcilable$u20$for$u20$yew..virtual_dom..vsuspense..",
    "BComp$u20$as$u20$yew",
    "BRaw$u20$as$u20$yew",
    "BRaw13detach_bundle",
    "BPortal$u20$as$u20$yew",
    "BSuspense$u20$as$u20$yew",
    "Suspension6listen",
    "slice_error_fail",
];

/// Lets each function of such a name stop the program where it is called.
fn leave_out(module: &mut Module, names: &[&str]) {
    for function in module.funcs.iter_mut() {
        let is_named = function.name.as_ref().is_some_and(|own| names.iter().any(|name| own.contains(name)));
        if let FunctionKind::Local(function) = &mut function.kind
            && is_named
        {
            let start = function.entry_block();
            function.block_mut(start).instrs = vec![(Instr::Unreachable(Unreachable {}), InstrLocId::default())];
        }
    }
}

/// The functions that do what newer instructions did.
struct Helpers {
    /// `memory.copy`
    copy: FunctionId,
    /// `memory.fill`
    fill: FunctionId,
    /// `i32.trunc_sat_f64_u`
    truncate: FunctionId,
}

impl VisitorMut for Helpers {
    fn start_instr_seq_mut(&mut self, sequence: &mut InstrSeq) {
        let old = std::mem::take(&mut sequence.instrs);
        for (instruction, place) in old {
            match self.replacement(&instruction) {
                Some(older) => sequence.instrs.extend(older.into_iter().map(|instruction| (instruction, place))),
                None => sequence.instrs.push((instruction, place)),
            }
        }
    }
}

impl Helpers {
    /// What does the same as a newer instruction; none for those that need no replacing.
    fn replacement(&self, instruction: &Instr) -> Option<Vec<Instr>> {
        let call = |func: FunctionId| Some(vec![Instr::Call(Call { func })]);
        match instruction {
            Instr::MemoryCopy(_) => call(self.copy),
            Instr::MemoryFill(_) => call(self.fill),
            Instr::Unop(Unop { op: UnaryOp::I32TruncUSatF64 }) => call(self.truncate),
            Instr::Unop(Unop { op: UnaryOp::I32Extend8S }) => Some(extended(Value::I32(24))),
            Instr::Unop(Unop { op: UnaryOp::I32Extend16S }) => Some(extended(Value::I32(16))),
            Instr::Unop(Unop { op: UnaryOp::I64Extend8S }) => Some(extended(Value::I64(56))),
            Instr::Unop(Unop { op: UnaryOp::I64Extend16S }) => Some(extended(Value::I64(48))),
            Instr::Unop(Unop { op: UnaryOp::I64Extend32S }) => Some(extended(Value::I64(32))),
            _ => None,
        }
    }
}

/// The sign of the lower bits in all bits above them: up by that many bits and down again.
fn extended(bits: Value) -> Vec<Instr> {
    let (up, down) = match bits {
        Value::I64(_) => (BinaryOp::I64Shl, BinaryOp::I64ShrS),
        _ => (BinaryOp::I32Shl, BinaryOp::I32ShrS),
    };
    let by = || Instr::Const(Const { value: bits });
    vec![by(), Instr::Binop(Binop { op: up }), by(), Instr::Binop(Binop { op: down })]
}

/// The locals of a function over a stretch of memory: where to, what or where from, how many bytes.
type Stretch = [LocalId; 3];

fn stretch(module: &mut Module) -> (FunctionBuilder, Stretch) {
    let builder = FunctionBuilder::new(&mut module.types, &[ValType::I32; 3], &[]);
    (builder, [(); 3].map(|()| module.locals.add(ValType::I32)))
}

const AT_ONCE: i32 = 8;

/// Copies bytes between places that may overlap: from the start where they move down, from the end where they move up.
fn copy(module: &mut Module, memory: MemoryId) -> FunctionId {
    let (mut builder, [to, from, count]) = stretch(module);
    builder.func_body().local_get(to).local_get(from).binop(BinaryOp::I32LeU).if_else(
        None,
        |down| {
            for size in [AT_ONCE, 1] {
                while_left(down, count, size, |step| {
                    step.local_get(to).local_get(from);
                    move_bytes(step, memory, size);
                    for place in [to, from] {
                        add(step, place, size);
                    }
                    add(step, count, -size);
                });
            }
        },
        |up| {
            for size in [AT_ONCE, 1] {
                while_left(up, count, size, |step| {
                    add(step, count, -size);
                    for place in [to, from] {
                        step.local_get(place).local_get(count).binop(BinaryOp::I32Add);
                    }
                    move_bytes(step, memory, size);
                });
            }
        },
    );
    builder.finish(vec![to, from, count], &mut module.funcs)
}

/// Fills bytes with one value.
fn fill(module: &mut Module, memory: MemoryId) -> FunctionId {
    let (mut builder, [to, value, count]) = stretch(module);
    while_left(&mut builder.func_body(), count, 1, |step| {
        step.local_get(to).local_get(value).store(memory, StoreKind::I32_8 { atomic: false }, UNALIGNED);
        add(step, to, 1);
        add(step, count, -1);
    });
    builder.finish(vec![to, value, count], &mut module.funcs)
}

/// A number as a whole number without a sign: the nearest there is, and 0 for what is none.
fn truncate(module: &mut Module) -> FunctionId {
    let mut builder = FunctionBuilder::new(&mut module.types, &[ValType::F64], &[ValType::I32]);
    let number = module.locals.add(ValType::F64);
    builder.func_body().local_get(number).f64_const(FIRST_ABOVE_U32).binop(BinaryOp::F64Ge).if_else(
        ValType::I32,
        |large| {
            large.i32_const(-1);
        },
        |rest| {
            rest.local_get(number).f64_const(0.0).binop(BinaryOp::F64Gt).if_else(
                ValType::I32,
                |within| {
                    within.local_get(number).unop(UnaryOp::I32TruncUF64);
                },
                |none| {
                    none.i32_const(0);
                },
            );
        },
    );
    builder.finish(vec![number], &mut module.funcs)
}

const FIRST_ABOVE_U32: f64 = 4_294_967_296.0;
const UNALIGNED: MemArg = MemArg { align: 1, offset: 0 };

/// Repeats a step as long as at least `size` bytes are left.
fn while_left(body: &mut InstrSeqBuilder<'_>, count: LocalId, size: i32, step: impl Fn(&mut InstrSeqBuilder<'_>)) {
    body.loop_(None, |again| {
        let start = again.id();
        again.local_get(count).i32_const(size).binop(BinaryOp::I32GeU).if_else(
            None,
            |left| {
                step(left);
                left.br(start);
            },
            |_| {},
        );
    });
}

/// Takes two addresses from the stack and copies as many bytes from the second to the first.
fn move_bytes(step: &mut InstrSeqBuilder<'_>, memory: MemoryId, size: i32) {
    let (load, store) = if size == AT_ONCE {
        (LoadKind::I64 { atomic: false }, StoreKind::I64 { atomic: false })
    } else {
        (LoadKind::I32_8 { kind: ExtendedLoad::ZeroExtend }, StoreKind::I32_8 { atomic: false })
    };
    step.load(memory, load, UNALIGNED).store(memory, store, UNALIGNED);
}

fn add(step: &mut InstrSeqBuilder<'_>, place: LocalId, amount: i32) {
    step.local_get(place).i32_const(amount).binop(BinaryOp::I32Add).local_set(place);
}
