// The interpreter's loop: threaded code, one label an instruction.
//
// Local state: the instruction, the window R, the arena's base, the tally of the turn. SAVE writes pc and window back
// to the goroutine's record before anything that looks at it (recording, panics, allocation), LOAD reads them after
// anything that may have changed them or moved the arena; NEXT then goes on at the record's pc.
//
// The tally is one word: what is left of the turn, less one, above the machine's steps. So an operation is counted in
// both with one addition and written with one store, to Header::steps and leftThen, which lie side by side: a store is
// what the processor can do fewest of.
#include "engine/machine/interpreter.h"

#include "engine/machine/hand_over.h"
#include "engine/machine/natives/natives.h"
#include "engine/machine/pairs.h"
#include "engine/machine/runtime.h"
#include "engine/machine/sync/channel.h"
#include "engine/machine/sync/quick.h"

#include <bit>
#include <cstring>

namespace lockstep::machine {

using history::EventKind;
using program::Instruction;
using program::Opcode;
using program::Program;

namespace {

double f64(Word word) { return std::bit_cast<double>(word); }
Word fromF64(double value) { return std::bit_cast<Word>(value); }
float f32(Word word) { return std::bit_cast<float>(static_cast<std::uint32_t>(word)); }
Word fromF32(float value) { return std::bit_cast<std::uint32_t>(value); }
std::int64_t s64(Word word) { return static_cast<std::int64_t>(word); }

template <typename T> Word extend(T value) { return static_cast<Word>(static_cast<std::int64_t>(value)); }

std::uint32_t slotsOf(std::uint32_t bytes) { return (bytes + 7) / 8; }

/// Copies a value of `size` bytes into registers; the unused bytes of the last one become 0.
void copyToRegisters(Word* to, const std::byte* from, std::uint32_t size) {
    if (size % 8 != 0) to[size / 8] = 0;
    std::memcpy(to, from, size);
}

/// Two registers in a row, which are written with one store.
using TwoWords = Word __attribute__((vector_size(2 * sizeof(Word))));

/// A tick or an operation, of what a tally says is left.
constexpr std::int64_t one = std::int64_t{1} << 32U;
static_assert(std::endian::native == std::endian::little, "the steps are the lower half of a tally");
static_assert(offsetof(Header, leftThen) == offsetof(Header, steps) + sizeof(Header::steps));

} // namespace

// The loop is written with statement labels and computed goto, which -Wpedantic does not like.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"

#define LABEL(name) label_##name
/// The instruction at `in`. The tally is to stay in a register, which the compiler would not see.
#define DISPATCH()                                                                                                     \
    do {                                                                                                               \
        asm("" : "+r"(tally));                                                                                         \
        goto* labels[static_cast<unsigned>(in->op)];                                                                   \
    } while (0)
#define NEXT()                                                                                                         \
    do {                                                                                                               \
        ++in;                                                                                                          \
        DISPATCH();                                                                                                    \
    } while (0)
/// The record's view of this goroutine.
#define SAVE_AT(where)                                                                                                 \
    do {                                                                                                               \
        Goroutine& record_ = core.at<Goroutine>(record);                                                               \
        record_.pc = static_cast<std::uint32_t>((where)-code);                                                         \
        record_.base = static_cast<std::uint32_t>(R - reinterpret_cast<Word*>(core.bytes() + record_.stack));          \
    } while (0)
#define SAVE() SAVE_AT(in)
#define LOAD()                                                                                                         \
    do {                                                                                                               \
        arena = core.bytes();                                                                                          \
        const Goroutine& record_ = core.at<Goroutine>(record);                                                         \
        in = code + record_.pc - 1;                                                                                    \
        R = reinterpret_cast<Word*>(arena + record_.stack) + record_.base;                                             \
        stackEnd = reinterpret_cast<Word*>(arena + record_.stack) + record_.stackSlots;                                \
    } while (0)
/// After an allocation: only the arena may have moved.
#define RELOAD()                                                                                                       \
    do {                                                                                                               \
        arena = core.bytes();                                                                                          \
        const Goroutine& record_ = core.at<Goroutine>(record);                                                         \
        R = reinterpret_cast<Word*>(arena + record_.stack) + record_.base;                                             \
        stackEnd = reinterpret_cast<Word*>(arena + record_.stack) + record_.stackSlots;                                \
    } while (0)
/// At the end of an instruction that may have allocated.
#define COLLECT_IF_DUE()                                                                                               \
    do {                                                                                                               \
        if (core.collectionIsDue()) [[unlikely]] {                                                                     \
            SAVE_AT(in + 1);                                                                                           \
            core.collect();                                                                                            \
            RELOAD();                                                                                                  \
        }                                                                                                              \
    } while (0)
/// As the turn says: how much it is.
#define BEGIN_TURN()                                                                                                   \
    do {                                                                                                               \
        Header& header_ = *reinterpret_cast<Header*>(arena);                                                           \
        allowed = turn.operations;                                                                                     \
        granted = turn.ticks;                                                                                          \
        floor = std::max(granted - allowed, std::int64_t{0}) * one;                                                    \
        held = sync::heldBy(g);                                                                                        \
        stepsThen = header_.steps;                                                                                     \
        tally = (granted - 1) * one | stepsThen;                                                                       \
        header_.leftThen = static_cast<std::int32_t>(granted - 1);                                                     \
        readyStamps = header_.readyStamps;                                                                             \
    } while (0)
#define PAUSE(why)                                                                                                     \
    do {                                                                                                               \
        pause = (why);                                                                                                 \
        goto leave;                                                                                                    \
    } while (0)
#define LEFT() ((tally >> 32) + 1)
/// Operations of this turn.
#define DONE() (core.header().steps - stepsThen)
/// Operations and ticks of this turn.
#define SPENT() (granted - LEFT())
/// No operation is left of the turn: the first is always done, if there is one; later ones have to share what is
/// allowed with the ticks so far.
#define NONE_LEFT() (tally < floor && SPENT() >= allowed && (DONE() != 0 || turn.operations == 0))
/// At the start of a visible operation: stops before it if none is left.
#define OPERATION()                                                                                                    \
    do {                                                                                                               \
        if (NONE_LEFT() && (turn.operations == 0 || !core.goesAlong(g, static_cast<program::CodeIndex>(in - code))))   \
            goto arrive;                                                                                               \
        tally -= one;                                                                                                  \
    } while (0)
/// The operation is done here: a step.
#define COUNT()                                                                                                        \
    do {                                                                                                               \
        ++tally;                                                                                                       \
        std::memcpy(arena + offsetof(Header, steps), &tally, sizeof(tally));                                           \
    } while (0)
/// The operation was done, and counted among the steps, by the core.
#define COUNTED()                                                                                                      \
    do {                                                                                                               \
        tally = (tally & -one) | core.header().steps;                                                                  \
        core.header().leftThen = static_cast<std::int32_t>(tally >> 32);                                               \
    } while (0)
/// The operation that was begun was not done, or is yet to be announced.
#define TAKE_BACK()                                                                                                    \
    do {                                                                                                               \
        tally += one;                                                                                                  \
        COUNTED();                                                                                                     \
    } while (0)
/// The tally below which no operation of those allowed can be left, unless it is none.
#define SET_FLOOR() (floor = std::clamp(granted - allowed, std::int64_t{0}, mostTicks) * one)
/// No operation after this one.
#define END_SLICE()                                                                                                    \
    do {                                                                                                               \
        allowed = 0;                                                                                                   \
        SET_FLOOR();                                                                                                   \
    } while (0)
/// After an operation that may have freed somebody: then this one is the last. A queue may learn of it later, for it
/// lets the current goroutine go on, but private work comes first.
#define END_SLICE_FOR_OTHERS()                                                                                         \
    do {                                                                                                               \
        if (core.header().unsettled != 0 || (queue == nullptr && core.header().readyStamps != readyStamps))            \
            END_SLICE();                                                                                               \
    } while (0)
/// Private work since the last operation may take so many ticks; those before it are granted anew.
#define TICK()                                                                                                         \
    do {                                                                                                               \
        tally -= one;                                                                                                  \
        if (tally < 0) [[unlikely]] {                                                                                  \
            const std::int64_t more_ = turn.ticks - (core.header().leftThen - (tally >> 32));                          \
            if (more_ <= 0) {                                                                                          \
                SAVE_AT(in + 1);                                                                                       \
                PAUSE(Pause::TicksSpent);                                                                              \
            }                                                                                                          \
            granted += more_;                                                                                          \
            tally += more_ * one;                                                                                      \
            core.header().leftThen += static_cast<std::int32_t>(more_);                                                \
            SET_FLOOR();                                                                                               \
        }                                                                                                              \
    } while (0)
#define RUNTIME_PANIC(text)                                                                                            \
    do {                                                                                                               \
        SAVE();                                                                                                        \
        core.startRuntimePanic(g, text);                                                                               \
        LOAD();                                                                                                        \
        NEXT();                                                                                                        \
    } while (0)
#define NIL_PANIC() RUNTIME_PANIC("invalid memory address or nil pointer dereference")
/// Records a visible memory access, if there is a recorder, and counts it.
#define ACCESSED(kind, pointer, before, after, size)                                                                   \
    do {                                                                                                               \
        if constexpr (pace == Pace::Stepping) {                                                                        \
            if (core.isObserved()) {                                                                                   \
                SAVE();                                                                                                \
                core.recordAccess(g, (kind), (pointer), (before), (after), (size));                                    \
            }                                                                                                          \
        }                                                                                                              \
        COUNT();                                                                                                       \
    } while (0)
#define FLAGS(pointer) (reinterpret_cast<ObjectHeader*>(arena + headerAddress(pointer))->flags)
#define SHARED_FLAG(pointer) (FLAGS(pointer) & Shared)

template <Pace pace> Pause interpret(Core& core, Turn& turn, RunQueue* queue) {
    static const void* const labels[] = {
#define OPCODE(name, operands, kind, effect) &&LABEL(name),
#include "engine/program/opcodes.def"
#undef OPCODE
#define PAIR(first, sign, second, nextSign) &&LABEL(first##second),
        LOCKSTEP_PAIRS(PAIR)
#undef PAIR
#define CALL(operation) &&LABEL(Call##operation), &&LABEL(MoveCall##operation),
            LOCKSTEP_CALLS(CALL)
#undef CALL
    };

    const Program& program = core.program();
    const Instruction* const code = core.image().code().data();
    const std::uint32_t* const globals = core.image().globals().data();
    const Image::Entry* const entries = core.image().entries().data();
    GoroutineIndex g;
    std::int64_t allowed; // operations and ticks of this turn together
    std::int64_t granted; // ticks, and operations, that the turn was given so far
    std::int64_t tally;   // counted down by operations and ticks, so that each has to look at one number
    std::int64_t floor;   // from there up an operation is left
    std::uint32_t readyStamps;
    std::uint32_t stepsThen; // at the beginning
    Word held;               // a mutex that this goroutine holds
    Address record;          // records stay where they are
    Pause pause;
    // Operands are read from the code where they are needed: that is cheaper than taking a copied word apart.
    const Instruction* in; // the one that is being executed
    std::byte* arena;
    Word* R;
    Word* stackEnd;

begin:
    arena = core.bytes();
    g = turn.goroutine;
    record = turn.record;
    BEGIN_TURN();
    if constexpr (pace == Pace::Stepping) core.touchFrame(g);
    LOAD();
    NEXT();

    LABEL(Nop) : NEXT();
    LABEL(Extra) : base::fail("an extra word was executed");

    // -- moves and constants
    LABEL(Move) : R[in->a] = R[in->b];
    NEXT();
    LABEL(Move2) : {
        const Word first = R[in->b];
        const Word second = R[in->b + 1];
        R[in->a] = first;
        R[in->a + 1] = second;
    }
    NEXT();
    LABEL(Move3) : {
        const Word first = R[in->b];
        const Word second = R[in->b + 1];
        const Word third = R[in->b + 2];
        R[in->a] = first;
        R[in->a + 1] = second;
        R[in->a + 2] = third;
    }
    NEXT();
    LABEL(MoveN) : std::memmove(R + in->a, R + in->b, in->c * sizeof(Word));
    NEXT();
    LABEL(LoadInt) : R[in->a] = extend(in->immediate());
    NEXT();
    LABEL(LoadConst) : R[in->a] = program.constants[static_cast<std::uint32_t>(in->immediate())];
    NEXT();
    LABEL(LoadString) : {
        const auto index = static_cast<std::uint32_t>(in->immediate());
        const std::size_t length = program.strings[index].size();
        R[in->a] = length == 0 ? 0 : makePointer(index | 0x80000000U);
        R[in->a + 1] = length;
    }
    NEXT();
    LABEL(LoadFunc) : R[in->a] = constantBit | static_cast<std::uint32_t>(in->immediate());
    NEXT();
    LABEL(Zero) : std::memset(R + in->a, 0, in->c * sizeof(Word));
    NEXT();

    // -- integers
    LABEL(Add) : R[in->a] = R[in->b] + R[in->c];
    NEXT();
    LABEL(Sub) : R[in->a] = R[in->b] - R[in->c];
    NEXT();
    LABEL(Mul) : R[in->a] = R[in->b] * R[in->c];
    NEXT();
    LABEL(Div) : {
        const std::int64_t divisor = s64(R[in->c]);
        if (divisor == 0) [[unlikely]]
            RUNTIME_PANIC("integer divide by zero");
        R[in->a] = divisor == -1 ? -R[in->b] : static_cast<Word>(s64(R[in->b]) / divisor);
    }
    NEXT();
    LABEL(Rem) : {
        const std::int64_t divisor = s64(R[in->c]);
        if (divisor == 0) [[unlikely]]
            RUNTIME_PANIC("integer divide by zero");
        R[in->a] = divisor == -1 ? 0 : static_cast<Word>(s64(R[in->b]) % divisor);
    }
    NEXT();
    LABEL(DivU) : if (R[in->c] == 0) [[unlikely]] RUNTIME_PANIC("integer divide by zero");
    R[in->a] = R[in->b] / R[in->c];
    NEXT();
    LABEL(RemU) : if (R[in->c] == 0) [[unlikely]] RUNTIME_PANIC("integer divide by zero");
    R[in->a] = R[in->b] % R[in->c];
    NEXT();
    LABEL(And) : R[in->a] = R[in->b] & R[in->c];
    NEXT();
    LABEL(Or) : R[in->a] = R[in->b] | R[in->c];
    NEXT();
    LABEL(Xor) : R[in->a] = R[in->b] ^ R[in->c];
    NEXT();
    LABEL(AndNot) : R[in->a] = R[in->b] & ~R[in->c];
    NEXT();
    LABEL(Shl) : R[in->a] = R[in->c] > 63 ? 0 : R[in->b] << R[in->c];
    NEXT();
    LABEL(Shr) : R[in->a] = static_cast<Word>(s64(R[in->b]) >> (R[in->c] > 63 ? 63 : R[in->c]));
    NEXT();
    LABEL(ShrU) : R[in->a] = R[in->c] > 63 ? 0 : R[in->b] >> R[in->c];
    NEXT();
    LABEL(CheckShift) : if (s64(R[in->a]) < 0) [[unlikely]] RUNTIME_PANIC("negative shift amount");
    NEXT();
    LABEL(AddInt) : {
        const auto bits = std::bit_cast<Word>(*in); // here that is cheaper than three loads
        R[static_cast<std::uint16_t>(bits >> 16U)] =
            R[static_cast<std::uint16_t>(bits >> 32U)] + static_cast<Word>(s64(bits) >> 48);
    }
    NEXT();
    LABEL(Neg) : R[in->a] = -R[in->b];
    NEXT();
    LABEL(Not) : R[in->a] = ~R[in->b];
    NEXT();
    LABEL(Sext8) : R[in->a] = extend(static_cast<std::int8_t>(R[in->b]));
    NEXT();
    LABEL(Sext16) : R[in->a] = extend(static_cast<std::int16_t>(R[in->b]));
    NEXT();
    LABEL(Sext32) : R[in->a] = extend(static_cast<std::int32_t>(R[in->b]));
    NEXT();
    LABEL(Zext8) : R[in->a] = static_cast<std::uint8_t>(R[in->b]);
    NEXT();
    LABEL(Zext16) : R[in->a] = static_cast<std::uint16_t>(R[in->b]);
    NEXT();
    LABEL(Zext32) : R[in->a] = static_cast<std::uint32_t>(R[in->b]);
    NEXT();

#define PAIR(first, sign, second, nextSign)                                                                            \
    LABEL(first##second) : {                                                                                           \
        const Word value = R[in->b] sign R[in->c];                                                                     \
        R[in->a] = value;                                                                                              \
        R[in[1].a] = value nextSign R[in[1].c];                                                                        \
        ++in;                                                                                                          \
    }                                                                                                                  \
    NEXT();
    LOCKSTEP_PAIRS(PAIR)
#undef PAIR

    // -- floating point and complex
    LABEL(AddF64) : R[in->a] = fromF64(f64(R[in->b]) + f64(R[in->c]));
    NEXT();
    LABEL(SubF64) : R[in->a] = fromF64(f64(R[in->b]) - f64(R[in->c]));
    NEXT();
    LABEL(MulF64) : R[in->a] = fromF64(f64(R[in->b]) * f64(R[in->c]));
    NEXT();
    LABEL(DivF64) : R[in->a] = fromF64(f64(R[in->b]) / f64(R[in->c]));
    NEXT();
    LABEL(NegF64) : R[in->a] = fromF64(-f64(R[in->b]));
    NEXT();
    LABEL(AddF32) : R[in->a] = fromF32(f32(R[in->b]) + f32(R[in->c]));
    NEXT();
    LABEL(SubF32) : R[in->a] = fromF32(f32(R[in->b]) - f32(R[in->c]));
    NEXT();
    LABEL(MulF32) : R[in->a] = fromF32(f32(R[in->b]) * f32(R[in->c]));
    NEXT();
    LABEL(DivF32) : R[in->a] = fromF32(f32(R[in->b]) / f32(R[in->c]));
    NEXT();
    LABEL(NegF32) : R[in->a] = fromF32(-f32(R[in->b]));
    NEXT();
    LABEL(AddC128) : {
        const double real = f64(R[in->b]) + f64(R[in->c]);
        const double imaginary = f64(R[in->b + 1]) + f64(R[in->c + 1]);
        R[in->a] = fromF64(real);
        R[in->a + 1] = fromF64(imaginary);
    }
    NEXT();
    LABEL(SubC128) : {
        const double real = f64(R[in->b]) - f64(R[in->c]);
        const double imaginary = f64(R[in->b + 1]) - f64(R[in->c + 1]);
        R[in->a] = fromF64(real);
        R[in->a + 1] = fromF64(imaginary);
    }
    NEXT();
    LABEL(MulC128) : {
        const double x = f64(R[in->b]);
        const double y = f64(R[in->b + 1]);
        const double u = f64(R[in->c]);
        const double v = f64(R[in->c + 1]);
        R[in->a] = fromF64(x * u - y * v);
        R[in->a + 1] = fromF64(x * v + y * u);
    }
    NEXT();
    LABEL(DivC128) : runtime::divideComplex(R, *in);
    NEXT();
    LABEL(C64ToC128) : {
        const Word packed = R[in->b];
        R[in->a] = fromF64(f32(packed));
        R[in->a + 1] = fromF64(f32(packed >> 32U));
    }
    NEXT();
    LABEL(C128ToC64)
        : R[in->a] = fromF32(static_cast<float>(f64(R[in->b]))) | fromF32(static_cast<float>(f64(R[in->b + 1]))) << 32U;
    NEXT();
    LABEL(Convert) : R[in->a] = runtime::convert(static_cast<program::Conversion>(in->c), R[in->b]);
    NEXT();

    // -- comparisons
    LABEL(Eq) : R[in->a] = R[in->b] == R[in->c];
    NEXT();
    LABEL(Ne) : R[in->a] = R[in->b] != R[in->c];
    NEXT();
    LABEL(Lt) : R[in->a] = s64(R[in->b]) < s64(R[in->c]);
    NEXT();
    LABEL(Le) : R[in->a] = s64(R[in->b]) <= s64(R[in->c]);
    NEXT();
    LABEL(LtU) : R[in->a] = R[in->b] < R[in->c];
    NEXT();
    LABEL(LeU) : R[in->a] = R[in->b] <= R[in->c];
    NEXT();
    LABEL(EqF64) : R[in->a] = f64(R[in->b]) == f64(R[in->c]);
    NEXT();
    LABEL(LtF64) : R[in->a] = f64(R[in->b]) < f64(R[in->c]);
    NEXT();
    LABEL(LeF64) : R[in->a] = f64(R[in->b]) <= f64(R[in->c]);
    NEXT();
    LABEL(EqF32) : R[in->a] = f32(R[in->b]) == f32(R[in->c]);
    NEXT();
    LABEL(LtF32) : R[in->a] = f32(R[in->b]) < f32(R[in->c]);
    NEXT();
    LABEL(LeF32) : R[in->a] = f32(R[in->b]) <= f32(R[in->c]);
    NEXT();
    LABEL(EqString)
        : R[in->a] =
              R[in->b + 1] == R[in->c + 1] && core.text(R[in->b], R[in->b + 1]) == core.text(R[in->c], R[in->c + 1]);
    NEXT();
    LABEL(LtString) : R[in->a] = core.text(R[in->b], R[in->b + 1]) < core.text(R[in->c], R[in->c + 1]);
    NEXT();
    LABEL(LeString) : R[in->a] = core.text(R[in->b], R[in->b + 1]) <= core.text(R[in->c], R[in->c + 1]);
    NEXT();
    LABEL(EqInterface) : {
        bool comparable = true;
        program::TypeId culprit = 0;
        R[in->a] = runtime::equalInterfaces(core, R + in->b, R + in->c, comparable, culprit);
        if (!comparable) {
            SAVE();
            runtime::panicIncomparable(core, g, culprit, false);
            LOAD();
        }
    }
    NEXT();
    LABEL(EqTyped) : {
        bool comparable = true;
        program::TypeId culprit = 0;
        const auto type = static_cast<program::TypeId>(in[1].immediate());
        R[in->a] = runtime::equalValues(core, type, reinterpret_cast<const std::byte*>(R + in->b),
                                        reinterpret_cast<const std::byte*>(R + in->c), comparable, culprit);
        if (!comparable) {
            SAVE();
            runtime::panicIncomparable(core, g, culprit, false);
            LOAD();
            NEXT();
        }
        ++in;
    }
    NEXT();
    LABEL(NotBool) : R[in->a] = R[in->b] == 0;
    NEXT();

    // -- jumps
    LABEL(Jump) : in += in->immediate();
    NEXT();
    LABEL(JumpBack) : in += in->immediate();
    TICK();
    NEXT();
    LABEL(JumpIf) : if (R[in->a] != 0) in += in->immediate();
    NEXT();
    LABEL(JumpIfNot) : if (R[in->a] == 0) in += in->immediate();
    NEXT();
    LABEL(JumpEq) : if (R[in->a] == R[in->b]) in += in->signedC();
    NEXT();
    LABEL(JumpNe) : if (R[in->a] != R[in->b]) in += in->signedC();
    NEXT();
    LABEL(JumpLt) : if (s64(R[in->a]) < s64(R[in->b])) in += in->signedC();
    NEXT();
    LABEL(JumpLe) : if (s64(R[in->a]) <= s64(R[in->b])) in += in->signedC();
    NEXT();
    LABEL(JumpEqInt) : if (s64(R[in->a]) == in->signedB()) in += in->signedC();
    NEXT();
    LABEL(JumpNeInt) : if (s64(R[in->a]) != in->signedB()) in += in->signedC();
    NEXT();
    LABEL(JumpLtInt) : if (s64(R[in->a]) < in->signedB()) in += in->signedC();
    NEXT();
    LABEL(JumpLeInt) : if (s64(R[in->a]) <= in->signedB()) in += in->signedC();
    NEXT();
    LABEL(JumpGtInt) : if (s64(R[in->a]) > in->signedB()) in += in->signedC();
    NEXT();
    LABEL(JumpGeInt) : if (s64(R[in->a]) >= in->signedB()) in += in->signedC();
    NEXT();
    LABEL(LoopLt) : if (s64(++R[in->a]) < s64(R[in->b])) {
        in += in->signedC();
        TICK();
    }
    NEXT();
    LABEL(LoopLtInt) : if (s64(++R[in->a]) < in->signedB()) {
        in += in->signedC();
        TICK();
    }
    NEXT();
    LABEL(LoopWhileLt) : if (s64(R[in->a]) < s64(R[in->b])) {
        in += in->signedC();
        TICK();
    }
    NEXT();
    LABEL(LoopWhileLe) : if (s64(R[in->a]) <= s64(R[in->b])) {
        in += in->signedC();
        TICK();
    }
    NEXT();
    LABEL(LoopStepLt) : if (s64(R[in->a] += R[in->c]) < s64(R[in->b])) {
        in += 1 + in[1].immediate();
        TICK();
        NEXT();
    }
    ++in;
    NEXT();
    LABEL(LoopStepLe) : if (s64(R[in->a] += R[in->c]) <= s64(R[in->b])) {
        in += 1 + in[1].immediate();
        TICK();
        NEXT();
    }
    ++in;
    NEXT();

    // -- calls
    {
        std::uint32_t callee;
        Word closure;
        const Instruction* returnTo;
        Word* window;
        LABEL(Call) : callee = static_cast<std::uint32_t>(in->immediate());
        returnTo = in + 1;
        window = R + in->a + 1;
    enter : {
        const Image::Entry function = entries[callee];
        if (window + function.room + 1 > stackEnd) [[unlikely]] {
            SAVE();
            const auto slot = static_cast<std::uint32_t>(window - R);
            if (!core.growStack(g, core.goroutine(g).base + slot + 1U + function.room)) {
                core.stackOverflow(g);
                tally -= one;
                PAUSE(Pause::Over);
            }
            RELOAD();
            window = R + slot;
        }
        if constexpr (pace == Pace::Stepping) {
            if (core.undo().isActive()) {
                const auto low = static_cast<std::uint64_t>(reinterpret_cast<std::byte*>(window - 1) - arena);
                const std::uint32_t slots = core.image().frameSlotsAt(function.begin) + 1U;
                core.touch(low, slots * static_cast<std::uint32_t>(sizeof(Word)));
            }
        }
        *reinterpret_cast<Link*>(window - 1) =
            Link{static_cast<program::CodeIndex>(returnTo - code), static_cast<std::uint32_t>(window - R)};
        R = window;
        in = code + function.begin - 1;
        TICK();
        NEXT();
    }
        LABEL(CallClosure) : closure = R[in->b];
        if (closure == 0) [[unlikely]]
            NIL_PANIC();
        callee = functionOfValue(*reinterpret_cast<const Arena*>(core.arena()), closure);
        returnTo = in + 1;
        window = R + in->a + 1;
        window[entries[callee].closureSlot] = closure;
        goto enter;
        LABEL(CallMethod) : {
            const auto type = static_cast<program::TypeId>(R[in->b]);
            if (type == 0) [[unlikely]]
                NIL_PANIC();
            callee = program.findMethod(type, static_cast<program::MethodId>(in[1].immediate()));
            returnTo = in + 2;
            window = R + in->a + 1;
            window[0] = R[in->b + 1];
        }
        goto enter;
/// A call of a function that does nothing but the operation, with its argument: what the call, the operation in its
/// frame and the return do. Nothing, if that cannot be done. slot: where its window is. link: what the call leaves
/// there.
#define PASS_AT_ONCE(operation, mutex, slot, link, words)                                                              \
    if constexpr (pace == Pace::Free) {                                                                                \
        const std::int64_t rest = tally - one;                                                                         \
        if (rest >= floor && sync::passesAtOnce<program::Operation::operation>(arena, held, (mutex))) [[likely]] {     \
            tally = rest - one;                                                                                        \
            COUNT();                                                                                                   \
            const TwoWords both = {(link), (mutex)};                                                                   \
            std::memcpy(R + (slot)-1, &both, sizeof both);                                                             \
            in += (words)-1;                                                                                           \
            NEXT();                                                                                                    \
        }                                                                                                              \
        asm("" : "+r"(in)); /* what that worked out is not to be kept for what follows, which is rare */               \
    }
#define CALL(operation)                                                                                                \
    LABEL(Call##operation) : {                                                                                         \
        const std::uint32_t slot = in->a + 1U;                                                                         \
        const Link link{static_cast<program::CodeIndex>(in + 1 - code), slot};                                         \
        PASS_AT_ONCE(operation, R[slot], slot, std::bit_cast<Word>(link), 1)                                           \
        goto LABEL(Call);                                                                                              \
    }                                                                                                                  \
    LABEL(MoveCall##operation) : {                                                                                     \
        const Pointer mutex = R[in->b];                                                                                \
        PASS_AT_ONCE(operation, mutex, in->a, std::bit_cast<Word>(in[1]), 2)                                           \
        window = R + in->a;                                                                                            \
        window[0] = R[in->b];                                                                                          \
        callee = in->c;                                                                                                \
        returnTo = in + 2;                                                                                             \
        goto enter;                                                                                                    \
    }
        LOCKSTEP_CALLS(CALL)
    }
#undef CALL
    LABEL(Native) : {
        const auto id = static_cast<std::uint32_t>(in->immediate());
        SAVE();
        const auto slot = static_cast<std::uint16_t>(in->a + 1U);
        const auto window = static_cast<Address>(reinterpret_cast<std::byte*>(R + slot) - arena);
        callNative(static_cast<program::NativeId>(id), core, g, window, static_cast<std::uint32_t>(in - code));
        if (core.goroutine(g).pc == static_cast<std::uint32_t>(in - code)) {
            RELOAD();
            COLLECT_IF_DUE();
        } else {
            LOAD(); // it panicked
        }
    }
    NEXT();
    LABEL(Return1) : R[0] = R[in->a];
    goto leaveFrame;
    LABEL(Return) : std::memmove(R, R + in->a, in->c * sizeof(Word));
    goto leaveFrame;
    LABEL(Return0) : leaveFrame : {
        const Link link = *reinterpret_cast<const Link*>(R - 1);
        in = code + link.returnTo;
        if constexpr (pace == Pace::Stepping) {
            if (core.undo().isActive()) {
                // The caller's registers may be written from now on: those below this window, and behind its end.
                const auto low =
                    static_cast<std::uint64_t>(reinterpret_cast<std::byte*>(R - link.distance - 1) - arena);
                std::uint32_t slots = link.distance;
                if (link.returnTo > 1) slots = std::max(slots, core.image().frameSlotsAt(link.returnTo) + 1U);
                core.touch(low, slots * static_cast<std::uint32_t>(sizeof(Word)));
            }
        }
        R -= link.distance;
    }
    DISPATCH();
    LABEL(GoExitFrame) : OPERATION();
    SAVE();
    core.countStep();
    if (core.isObserved())
        core.record(g, {.kind = EventKind::Exit, .flags = static_cast<std::uint8_t>(history::Flag::Step)});
    if (g == 0) {
        core.endRun(End::MainReturned, 0);
        PAUSE(Pause::Over);
    }
    core.exitGoroutine(g);
    PAUSE(Pause::Ended);

    // -- goroutines and deferred calls
    {
        Word function;
        LABEL(Go) : function = constantBit | static_cast<std::uint32_t>(in[1].immediate());
        goto spawn;
        LABEL(GoClosure) : function = R[in->b];
        if (function == 0) [[unlikely]] {
            SAVE();
            core.fatal(g, "go of nil func value");
            PAUSE(Pause::Over);
        }
        goto spawn;
        LABEL(GoMethod) : {
            const auto type = static_cast<program::TypeId>(R[in->b]);
            if (type == 0) [[unlikely]]
                NIL_PANIC();
            function = constantBit | program.findMethod(type, static_cast<program::MethodId>(in[1].immediate()));
            R[in->a + 1] = R[in->b + 1];
        }
    spawn : {
        OPERATION();
        SAVE();
        if (core.header().goStatements++ == 0) core.publishGlobals();
        core.publishWords(R + in->a + 1, in->c);
        core.publish(function);
        const std::uint32_t id = functionOfValue(*core.arena(), function);
        if constexpr (pace == Pace::Free) {
            core.spawn(g, id, function, R + in->a + 1, in->c, static_cast<program::CodeIndex>(in - code));
            core.countStep();
        } else {
            core.spawnWithEvent(g, id, function, R + in->a + 1, in->c);
        }
        COUNTED();
        END_SLICE(); // there is somebody else now
        RELOAD();
        if (in->op != Opcode::GoClosure) ++in;
        COLLECT_IF_DUE();
    }
        NEXT();
        LABEL(Defer) : function = constantBit | static_cast<std::uint32_t>(in[1].immediate());
        goto defer;
        LABEL(DeferClosure) : function = R[in->b];
        goto defer;
        LABEL(DeferMethod) : {
            const auto type = static_cast<program::TypeId>(R[in->b]);
            if (type == 0) [[unlikely]]
                NIL_PANIC();
            function = constantBit | program.findMethod(type, static_cast<program::MethodId>(in[1].immediate()));
            R[in->a + 1] = R[in->b + 1];
        }
    defer : {
        SAVE();
        core.pushDefer(g, function, R + in->a + 1, in->c);
        RELOAD();
        if (in->op != Opcode::DeferClosure) ++in;
        COLLECT_IF_DUE();
    }
        NEXT();
    }
    LABEL(RunDefers) : if (core.at<Goroutine>(record).defers != 0) {
        SAVE();
        if (core.callDeferred(g, static_cast<std::uint32_t>(in - code))) {
            LOAD();
            TICK();
        }
    }
    NEXT();
    LABEL(Panic) : {
        SAVE();
        if (R[in->a] == 0 && program.language >= "go1.21") {
            core.startNilPanic(g);
        } else {
            core.startPanic(g, static_cast<program::TypeId>(R[in->a]), R[in->a + 1]);
        }
        LOAD();
    }
    NEXT();
    LABEL(Recover) : {
        SAVE();
        if (!core.canRecover(g)) {
            R[in->a] = R[in->a + 1] = 0;
            NEXT();
        }
        OPERATION();
        core.recover(g, R + in->a);
        COUNTED();
    }
    NEXT();
    LABEL(Unwind) : {
        SAVE_AT(in);
        const std::uint32_t before = core.header().steps;
        const Core::Unwound unwound = core.unwind(g, !NONE_LEFT());
        if (const std::uint32_t done = core.header().steps - before; done != 0) {
            tally -= done * one;
            COUNTED();
        }
        switch (unwound) {
        case Core::Unwound::Continue:
            if constexpr (pace == Pace::Stepping) core.touchFrame(g);
            LOAD();
            break;
        case Core::Unwound::NeedsOperation:
            if (NONE_LEFT()) PAUSE(Pause::OperationsDone);
            LOAD();
            break;
        case Core::Unwound::Ended: PAUSE(Pause::Ended);
        case Core::Unwound::Over: PAUSE(Pause::Over);
        }
    }
    NEXT();

    // -- closures
    LABEL(MakeClosure) : {
        SAVE();
        const Pointer made = core.allocate(g, static_cast<std::uint32_t>((1U + in->c) * sizeof(Word)),
                                           scanConservatively, 1, static_cast<std::uint32_t>(in - code));
        RELOAD();
        auto* words = reinterpret_cast<Word*>(arena + dataAddress(made));
        words[0] = static_cast<std::uint32_t>(in[1].immediate());
        copyWords(words + 1, R + in->a + 1, in->c);
        R[in->a] = made;
        ++in;
        COLLECT_IF_DUE();
    }
    NEXT();
    LABEL(LoadCapture) : R[in->a] = reinterpret_cast<const Word*>(arena + dataAddress(R[in->b]))[1 + in->c];
    NEXT();

    // -- memory
#define LOAD_MEMORY(name, ctype, convertTo)                                                                            \
    LABEL(name) : {                                                                                                    \
        const Pointer pointer = R[in->b];                                                                              \
        if (pointer == 0) [[unlikely]]                                                                                 \
            NIL_PANIC();                                                                                               \
        const bool shared = SHARED_FLAG(pointer) != 0;                                                                 \
        if (shared) OPERATION();                                                                                       \
        ctype value;                                                                                                   \
        std::memcpy(&value, arena + dataAddress(pointer) + in->c, sizeof(ctype));                                      \
        R[in->a] = convertTo(value);                                                                                   \
        if (shared) {                                                                                                  \
            ACCESSED(EventKind::Load, pointer + in->c, R[in->a], R[in->a], sizeof(ctype));                             \
        }                                                                                                              \
    }                                                                                                                  \
    NEXT();
    LOAD_MEMORY(Load8S, std::int8_t, extend)
    LOAD_MEMORY(Load8U, std::uint8_t, Word)
    LOAD_MEMORY(Load16S, std::int16_t, extend)
    LOAD_MEMORY(Load16U, std::uint16_t, Word)
    LOAD_MEMORY(Load32S, std::int32_t, extend)
    LOAD_MEMORY(Load32U, std::uint32_t, Word)
    LOAD_MEMORY(Load64, Word, Word)
    LABEL(LoadN) : {
        const Pointer pointer = R[in->b];
        if (pointer == 0) [[unlikely]]
            NIL_PANIC();
        const auto size = static_cast<std::uint32_t>(in[1].immediate());
        const bool shared = SHARED_FLAG(pointer) != 0;
        if (shared) OPERATION();
        copyToRegisters(R + in->a, arena + dataAddress(pointer) + in->c, size);
        if (shared) {
            ACCESSED(EventKind::Load, pointer + in->c, R[in->a], R[in->a], size);
        }
        ++in;
    }
    NEXT();
/// Writes `size` bytes from `source` at `target` inside the object of `pointer`.
#define STORE_BYTES(pointer, target, source, size)                                                                     \
    do {                                                                                                               \
        const std::uint64_t address_ = (target);                                                                       \
        if constexpr (pace == Pace::Stepping) core.touch(address_, (size));                                            \
        std::memcpy(arena + address_, (source), (size));                                                               \
    } while (0)
#define STORE_MEMORY(name, ctype)                                                                                      \
    LABEL(name) : {                                                                                                    \
        const Pointer pointer = R[in->a];                                                                              \
        if (pointer == 0) [[unlikely]]                                                                                 \
            NIL_PANIC();                                                                                               \
        const auto value = static_cast<ctype>(R[in->b]);                                                               \
        if (SHARED_FLAG(pointer) != 0) {                                                                               \
            OPERATION();                                                                                               \
            ctype before = 0;                                                                                          \
            std::memcpy(&before, arena + dataAddress(pointer) + in->c, sizeof(ctype));                                 \
            STORE_BYTES(pointer, dataAddress(pointer) + in->c, &value, sizeof(ctype));                                 \
            if (sizeof(ctype) == 8 && (static_cast<Word>(value) >> 32U) != 0) core.publish(static_cast<Word>(value));  \
            ACCESSED(EventKind::Store, pointer + in->c, static_cast<Word>(before), static_cast<Word>(value),           \
                     sizeof(ctype));                                                                                   \
        } else {                                                                                                       \
            STORE_BYTES(pointer, dataAddress(pointer) + in->c, &value, sizeof(ctype));                                 \
        }                                                                                                              \
    }                                                                                                                  \
    NEXT();
    STORE_MEMORY(Store8, std::uint8_t)
    STORE_MEMORY(Store16, std::uint16_t)
    STORE_MEMORY(Store32, std::uint32_t)
    STORE_MEMORY(Store64, Word)
    LABEL(StoreN) : {
        const Pointer pointer = R[in->a];
        if (pointer == 0) [[unlikely]]
            NIL_PANIC();
        const auto size = static_cast<std::uint32_t>(in[1].immediate());
        const std::uint64_t target = dataAddress(pointer) + in->c;
        if (SHARED_FLAG(pointer) != 0) {
            OPERATION();
            Word before = 0;
            std::memcpy(&before, arena + target, std::min<std::uint32_t>(size, 8));
            STORE_BYTES(pointer, target, R + in->b, size);
            core.publishWords(R + in->b, slotsOf(size));
            ACCESSED(EventKind::Store, pointer + in->c, before, R[in->b], size);
        } else {
            STORE_BYTES(pointer, target, R + in->b, size);
        }
        ++in;
    }
    NEXT();
    LABEL(AddressGlobal) : R[in->a] = makePointer(globals[static_cast<std::uint32_t>(in->immediate())]);
    NEXT();
    LABEL(LoadGlobal64) : {
        const Pointer pointer = makePointer(globals[static_cast<std::uint32_t>(in->immediate())]);
        const bool shared = SHARED_FLAG(pointer) != 0;
        if (shared) OPERATION();
        const Word value = *reinterpret_cast<const Word*>(arena + dataAddress(pointer));
        R[in->a] = value;
        if (shared) {
            ACCESSED(EventKind::Load, pointer, value, value, 8);
        }
    }
    NEXT();
    LABEL(StoreGlobal64) : {
        const Pointer pointer = makePointer(globals[static_cast<std::uint32_t>(in->immediate())]);
        const std::uint64_t target = dataAddress(pointer);
        const Word value = R[in->a];
        if (SHARED_FLAG(pointer) != 0) {
            OPERATION();
            const Word before = *reinterpret_cast<const Word*>(arena + target);
            STORE_BYTES(pointer, target, &value, 8);
            if ((value >> 32U) != 0) core.publish(value);
            ACCESSED(EventKind::Store, pointer, before, value, 8);
        } else {
            STORE_BYTES(pointer, target, &value, 8);
        }
    }
    NEXT();
    LABEL(AddPointer) : if (R[in->b] == 0) [[unlikely]] NIL_PANIC();
    R[in->a] = R[in->b] + static_cast<std::uint32_t>(in[1].immediate());
    ++in;
    NEXT();
    LABEL(NilCheck) : if (R[in->a] == 0) [[unlikely]] NIL_PANIC();
    NEXT();
#define GET_FIELD(name, ctype, convertTo)                                                                              \
    LABEL(name) : {                                                                                                    \
        ctype value;                                                                                                   \
        std::memcpy(&value, reinterpret_cast<const std::byte*>(R + in->b) + in->c, sizeof(ctype));                     \
        R[in->a] = convertTo(value);                                                                                   \
    }                                                                                                                  \
    NEXT();
    GET_FIELD(GetField8S, std::int8_t, extend)
    GET_FIELD(GetField8U, std::uint8_t, Word)
    GET_FIELD(GetField16S, std::int16_t, extend)
    GET_FIELD(GetField16U, std::uint16_t, Word)
    GET_FIELD(GetField32S, std::int32_t, extend)
    GET_FIELD(GetField32U, std::uint32_t, Word)
    LABEL(GetFieldN) : {
        const auto size = static_cast<std::uint32_t>(in[1].immediate());
        std::memmove(R + in->a, reinterpret_cast<const std::byte*>(R + in->b) + in->c, size);
        if (size % 8 != 0) std::memset(reinterpret_cast<std::byte*>(R + in->a) + size, 0, 8 - size % 8);
        ++in;
    }
    NEXT();
    LABEL(SetField8) : std::memcpy(reinterpret_cast<std::byte*>(R + in->a) + in->c, R + in->b, 1);
    NEXT();
    LABEL(SetField16) : std::memcpy(reinterpret_cast<std::byte*>(R + in->a) + in->c, R + in->b, 2);
    NEXT();
    LABEL(SetField32) : std::memcpy(reinterpret_cast<std::byte*>(R + in->a) + in->c, R + in->b, 4);
    NEXT();
    LABEL(SetFieldN)
        : std::memmove(reinterpret_cast<std::byte*>(R + in->a) + in->c, R + in->b,
                       static_cast<std::uint32_t>(in[1].immediate()));
    ++in;
    NEXT();
    LABEL(New) : {
        SAVE();
        const Pointer made =
            core.allocateType(g, static_cast<program::TypeId>(in->immediate()), static_cast<std::uint32_t>(in - code));
        RELOAD();
        R[in->a] = made;
        COLLECT_IF_DUE();
    }
    NEXT();

    // -- slices
#define MAY_PANIC(call, extraWords)                                                                                    \
    do {                                                                                                               \
        SAVE();                                                                                                        \
        if (call) {                                                                                                    \
            RELOAD();                                                                                                  \
            in += (extraWords);                                                                                        \
            COLLECT_IF_DUE();                                                                                          \
        } else {                                                                                                       \
            LOAD();                                                                                                    \
        }                                                                                                              \
    } while (0)
    LABEL(MakeSlice) : MAY_PANIC(runtime::makeSlice(core, g, *in), 0);
    NEXT();
#define CHECK_INDEX(index, length)                                                                                     \
    if ((index) >= (length)) [[unlikely]] {                                                                            \
        SAVE();                                                                                                        \
        core.startIndexPanic(g, s64(index), s64(length));                                                              \
        LOAD();                                                                                                        \
        NEXT();                                                                                                        \
    }
#define SLICE_LOAD(name, ctype, convertTo)                                                                             \
    LABEL(name) : {                                                                                                    \
        const Word index = R[in->c];                                                                                   \
        CHECK_INDEX(index, R[in->b + 1])                                                                               \
        const Pointer pointer = R[in->b] + index * sizeof(ctype);                                                      \
        const bool shared = SHARED_FLAG(pointer) != 0;                                                                 \
        if (shared) OPERATION();                                                                                       \
        ctype value;                                                                                                   \
        std::memcpy(&value, arena + dataAddress(pointer), sizeof(ctype));                                              \
        R[in->a] = convertTo(value);                                                                                   \
        if (shared) {                                                                                                  \
            ACCESSED(EventKind::Load, pointer, R[in->a], R[in->a], sizeof(ctype));                                     \
        }                                                                                                              \
    }                                                                                                                  \
    NEXT();
    SLICE_LOAD(SliceIndex8S, std::int8_t, extend)
    SLICE_LOAD(SliceIndex8U, std::uint8_t, Word)
    SLICE_LOAD(SliceIndex16S, std::int16_t, extend)
    SLICE_LOAD(SliceIndex16U, std::uint16_t, Word)
    SLICE_LOAD(SliceIndex32S, std::int32_t, extend)
    SLICE_LOAD(SliceIndex32U, std::uint32_t, Word)
    SLICE_LOAD(SliceIndex64, Word, Word)
#define SLICE_STORE(name, ctype)                                                                                       \
    LABEL(name) : {                                                                                                    \
        const Word index = R[in->b];                                                                                   \
        CHECK_INDEX(index, R[in->a + 1])                                                                               \
        const Pointer pointer = R[in->a] + index * sizeof(ctype);                                                      \
        const auto value = static_cast<ctype>(R[in->c]);                                                               \
        if (SHARED_FLAG(pointer) != 0) {                                                                               \
            OPERATION();                                                                                               \
            ctype before = 0;                                                                                          \
            std::memcpy(&before, arena + dataAddress(pointer), sizeof(ctype));                                         \
            STORE_BYTES(pointer, dataAddress(pointer), &value, sizeof(ctype));                                         \
            if (sizeof(ctype) == 8 && (static_cast<Word>(value) >> 32U) != 0) core.publish(static_cast<Word>(value));  \
            ACCESSED(EventKind::Store, pointer, static_cast<Word>(before), static_cast<Word>(value), sizeof(ctype));   \
        } else {                                                                                                       \
            STORE_BYTES(pointer, dataAddress(pointer), &value, sizeof(ctype));                                         \
        }                                                                                                              \
    }                                                                                                                  \
    NEXT();
    SLICE_STORE(SliceSet8, std::uint8_t)
    SLICE_STORE(SliceSet16, std::uint16_t)
    SLICE_STORE(SliceSet32, std::uint32_t)
    SLICE_STORE(SliceSet64, Word)
    LABEL(SliceAddress) : {
        const Word index = R[in->c];
        CHECK_INDEX(index, R[in->b + 1])
        R[in->a] = R[in->b] + index * static_cast<std::uint32_t>(in[1].immediate());
        ++in;
    }
    NEXT();
    LABEL(ArrayAddress) : {
        if (R[in->b] == 0) [[unlikely]]
            NIL_PANIC();
        const program::RuntimeType& array = program.types[in[1].a];
        const Word index = R[in->c];
        CHECK_INDEX(index, static_cast<Word>(array.length))
        R[in->a] = R[in->b] + index * program.types[array.element].size;
        ++in;
    }
    NEXT();
    LABEL(SliceSlice) : MAY_PANIC(runtime::sliceSlice(core, g, *in, in[1]), 1);
    NEXT();
    LABEL(SliceArray) : MAY_PANIC(runtime::sliceArray(core, g, *in, in[1]), 1);
    NEXT();
    LABEL(SliceString) : MAY_PANIC(runtime::sliceString(core, g, *in, in[1]), 1);
    NEXT();
/// A visible access if the object of `pointer` is shared: stops before it, and records it as `eventKind`.
#define ACCESS_IF_SHARED(pointer, eventKind)                                                                           \
    do {                                                                                                               \
        const Pointer pointer_ = (pointer);                                                                            \
        if (pointer_ != 0 && (pointer_ & constantBit) == 0 && (FLAGS(pointer_) & (Shared | Inside)) == Shared) {       \
            OPERATION();                                                                                               \
            ACCESSED((eventKind), pointer_, 0, 0, 8);                                                                  \
        }                                                                                                              \
    } while (0)
    LABEL(Append) : {
        ACCESS_IF_SHARED(R[in->b], EventKind::Store);
        MAY_PANIC(runtime::append(core, g, *in, static_cast<program::TypeId>(in[1].immediate()), false), 1);
    }
    NEXT();
    LABEL(AppendValue) : {
        ACCESS_IF_SHARED(R[in->b], EventKind::Store);
        MAY_PANIC(runtime::append(core, g, *in, static_cast<program::TypeId>(in[1].immediate()), true), 1);
    }
    NEXT();
    LABEL(AppendString) : {
        ACCESS_IF_SHARED(R[in->b], EventKind::Store);
        SAVE();
        runtime::appendString(core, g, *in);
        RELOAD();
        COLLECT_IF_DUE();
    }
    NEXT();
    LABEL(CopySlice) : {
        ACCESS_IF_SHARED(R[in->b], EventKind::Store);
        runtime::copySlice(core, R, *in, static_cast<program::TypeId>(in[1].immediate()));
        ++in;
    }
    NEXT();
    LABEL(CopyString) : {
        ACCESS_IF_SHARED(R[in->b], EventKind::Store);
        runtime::copyString(core, R, *in);
    }
    NEXT();

    // -- strings
#define ALLOCATING(call)                                                                                               \
    do {                                                                                                               \
        SAVE();                                                                                                        \
        call;                                                                                                          \
        RELOAD();                                                                                                      \
        COLLECT_IF_DUE();                                                                                              \
    } while (0)
    LABEL(Concat) : ALLOCATING(runtime::concat(core, g, *in));
    NEXT();
    LABEL(StringIndex) : {
        const Word index = R[in->c];
        CHECK_INDEX(index, R[in->b + 1])
        R[in->a] = static_cast<std::uint8_t>(core.text(R[in->b], R[in->b + 1])[index]);
    }
    NEXT();
    LABEL(StringNext) : runtime::stringNext(core, R, *in);
    NEXT();
    LABEL(StringFromInt) : ALLOCATING(runtime::stringFromInt(core, g, *in));
    NEXT();
    LABEL(StringFromBytes) : ACCESS_IF_SHARED(R[in->b], EventKind::Load);
    ALLOCATING(runtime::stringFromBytes(core, g, *in));
    NEXT();
    LABEL(StringFromRunes) : ACCESS_IF_SHARED(R[in->b], EventKind::Load);
    ALLOCATING(runtime::stringFromRunes(core, g, *in));
    NEXT();
    LABEL(BytesFromString) : ALLOCATING(runtime::bytesFromString(core, g, *in));
    NEXT();
    LABEL(RunesFromString) : ALLOCATING(runtime::runesFromString(core, g, *in));
    NEXT();

    // -- interfaces
    LABEL(MakeInterface) : ALLOCATING(runtime::makeInterface(core, g, *in));
    NEXT();
    LABEL(Unbox) : runtime::unbox(core, R, *in);
    NEXT();
    LABEL(IsType) : R[in->a] = static_cast<program::TypeId>(R[in->b]) == in->c;
    NEXT();
    LABEL(Implements) : R[in->a] = runtime::implements(program, static_cast<program::TypeId>(R[in->b]), in->c);
    NEXT();
    LABEL(AssertFailed) : SAVE();
    runtime::assertFailed(core, g, *in);
    LOAD();
    NEXT();

    // -- maps
    LABEL(MakeMap) : ALLOCATING(runtime::makeMap(core, g, *in));
    NEXT();
    LABEL(MapGet) : ACCESS_IF_SHARED(R[in->b], EventKind::Load);
    MAY_PANIC(runtime::mapGet(core, g, *in, in[1]), 1);
    NEXT();
/// A write of a map: also where Go's runtime may notice that it is not alone.
#define MAP_WRITE(map)                                                                                                 \
    do {                                                                                                               \
        const Pointer map_ = (map);                                                                                    \
        if (map_ != 0 && (FLAGS(map_) & (Shared | Inside)) == Shared) {                                                \
            OPERATION();                                                                                               \
            if (core.alternative().value_or(0) != 0) [[unlikely]] {                                                    \
                SAVE();                                                                                                \
                runtime::noticeConflict(core, g, *core.alternative());                                                 \
                PAUSE(Pause::Over);                                                                                    \
            }                                                                                                          \
            ACCESSED(EventKind::Store, map_, 0, 0, 8);                                                                 \
        }                                                                                                              \
    } while (0)
    LABEL(MapSet) : MAP_WRITE(R[in->a]);
    MAY_PANIC(runtime::mapSet(core, g, *in, in[1]), 1);
    NEXT();
    LABEL(MapDelete) : MAP_WRITE(R[in->a]);
    MAY_PANIC(runtime::mapDelete(core, g, *in, in[1]), 1);
    NEXT();
    LABEL(MapLen) : ACCESS_IF_SHARED(R[in->b], EventKind::Load);
    R[in->a] = R[in->b] == 0 ? 0 : reinterpret_cast<const runtime::MapWords*>(arena + dataAddress(R[in->b]))->count;
    NEXT();
    LABEL(MapClear) : MAP_WRITE(R[in->a]);
    runtime::mapClear(core, R, *in);
    ++in;
    NEXT();
    LABEL(MapIterate) : {
        const Pointer map = R[in->b];
        const bool chooses = runtime::mapStarts(core, map) > 1;
        if (chooses || (map != 0 && (FLAGS(map) & (Shared | Inside)) == Shared)) {
            OPERATION();
            if (chooses && !core.alternative()) {
                SAVE();
                TAKE_BACK();
                PAUSE(Pause::OperationsDone);
            }
            const std::uint16_t start = core.alternative().value_or(0);
            ACCESSED(EventKind::MapRange, map, start, start, 8);
            runtime::mapIterate(core, R, *in, start);
        } else {
            runtime::mapIterate(core, R, *in, 0);
        }
    }
    NEXT();
    LABEL(MapNext) : ACCESS_IF_SHARED(R[in->a], EventKind::Load);
    if (runtime::mapNext(core, R, *in))
        ++in;
    else
        in += 1 + in[1].immediate();
    NEXT();

    // -- channels
    LABEL(MakeChan) : MAY_PANIC(sync::makeChannel(core, g, *in), 0);
    NEXT();
/// A visible operation that may wait or panic; a panic is announced as this same step.
#define CHANNEL_OPERATION(call, extraWords)                                                                            \
    do {                                                                                                               \
        if constexpr (pace == Pace::Stepping) {                                                                        \
            if (NONE_LEFT()) {                                                                                         \
                SAVE();                                                                                                \
                core.recordArrival(g);                                                                                 \
            }                                                                                                          \
        }                                                                                                              \
        OPERATION();                                                                                                   \
        SAVE();                                                                                                        \
        switch (call) {                                                                                                \
        case Performed::Done:                                                                                          \
            COUNTED();                                                                                                 \
            END_SLICE_FOR_OTHERS();                                                                                    \
            RELOAD();                                                                                                  \
            in += (extraWords);                                                                                        \
            break;                                                                                                     \
        case Performed::Panicked:                                                                                      \
            TAKE_BACK();                                                                                               \
            LOAD();                                                                                                    \
            break;                                                                                                     \
        case Performed::Undecided: TAKE_BACK(); PAUSE(Pause::OperationsDone);                                          \
        case Performed::NotEnabled: TAKE_BACK(); PAUSE(Pause::Blocked);                                                \
        default: PAUSE(Pause::Blocked);                                                                                \
        }                                                                                                              \
    } while (0)
/// A send or receive outside of select.
#define SEND_OR_RECEIVE(opcode)                                                                                        \
    do {                                                                                                               \
        if constexpr (pace == Pace::Free) {                                                                            \
            if (NONE_LEFT()) goto arrive;                                                                              \
            switch (sync::meetAtOnce<Opcode::opcode>(core, arena, *in, R)) {                                           \
            case sync::Quick::Done:                                                                                    \
                tally -= one;                                                                                          \
                COUNT();                                                                                               \
                END_SLICE_FOR_OTHERS();                                                                                \
                NEXT();                                                                                                \
            case sync::Quick::Waits:                                                                                   \
                tally -= one;                                                                                          \
                SAVE();                                                                                                \
                sync::waitAtOnce(core, g, core.at<Goroutine>(record), *in, R);                                         \
                PAUSE(Pause::Blocked);                                                                                 \
            case sync::Quick::No: break;                                                                               \
            }                                                                                                          \
        }                                                                                                              \
        CHANNEL_OPERATION(sync::sendOrReceive(core, g), 0);                                                            \
    } while (0)
    LABEL(ChanSend) : SEND_OR_RECEIVE(ChanSend);
    NEXT();
    LABEL(ChanReceive) : SEND_OR_RECEIVE(ChanReceive);
    NEXT();
    LABEL(ChanReceiveOk) : SEND_OR_RECEIVE(ChanReceiveOk);
    NEXT();
    LABEL(Select) : CHANNEL_OPERATION(sync::select(core, g), 1);
    NEXT();
    LABEL(ChanClose) : CHANNEL_OPERATION(sync::closeChannel(core, g, R[in->a]), 0);
    NEXT();
    LABEL(ChanLen) : if (R[in->b] == 0) { R[in->a] = 0; }
    else {
        OPERATION();
        SAVE();
        R[in->a] = sync::lengthOf(core, g, R[in->b]);
        COUNTED();
    }
    NEXT();
    LABEL(ChanCap)
        : R[in->a] =
              R[in->b] == 0 ? 0 : reinterpret_cast<const sync::ChannelWords*>(arena + dataAddress(R[in->b]))->said;
    NEXT();

    // -- synchronisation
    LABEL(Sync) : {
        if constexpr (pace == Pace::Stepping) {
            if (NONE_LEFT()) {
                SAVE();
                core.recordArrival(g);
            }
        }
        // A strategy must see coming who is about to give way.
        const bool yields = static_cast<program::Operation>(in->c) == program::Operation::Yield;
        if (yields && DONE() != 0) END_SLICE();
        OPERATION();
        if constexpr (pace == Pace::Free) {
            if (sync::passesAtOnce(arena, record, held, static_cast<program::Operation>(in->c), R)) {
                COUNT();
                NEXT();
            }
        }
        SAVE();
        switch (core.perform(g, static_cast<program::Operation>(in->c))) {
        case Performed::Done:
            COUNTED();
            END_SLICE_FOR_OTHERS();
            RELOAD();
            COLLECT_IF_DUE();
            break;
        case Performed::Parked: PAUSE(Pause::Blocked);
        case Performed::NotEnabled:
        case Performed::Undecided: TAKE_BACK(); PAUSE(Pause::Blocked);
        case Performed::Yielded: core.goroutine(g).pc += 1; PAUSE(Pause::Yielded);
        case Performed::Panicked:
            TAKE_BACK();
            LOAD();
            break;
        case Performed::Over: PAUSE(Pause::Over);
        }
    }
    NEXT();

arrive: // at a visible operation, and none is left of the turn
    if constexpr (pace == Pace::Free) {
        if (turn.operations == 0 && queue != nullptr) {
            core.header().instructions += static_cast<std::uint64_t>(SPENT());
            if (queue->waitForSettled(core, turn, static_cast<program::CodeIndex>(in - code))) {
                BEGIN_TURN();
                DISPATCH();
            }
            core.header().instructions -= static_cast<std::uint64_t>(SPENT());
        }
    }
    SAVE();
    pause = Pause::OperationsDone;
leave:
    core.header().instructions += static_cast<std::uint64_t>(SPENT() - DONE());
    core.at<Goroutine>(record).operations += DONE();
    if (queue != nullptr) {
        bool goesOn = false;
        switch (pause) {
        case Pause::OperationsDone: goesOn = queue->settleFreed(core, turn) || queue->resumeCurrent(core, turn); break;
        case Pause::Blocked: goesOn = queue->takeFreed(core, core.at<Goroutine>(record), turn); break;
        case Pause::Ended: goesOn = queue->takeNext(core, turn); break;
        default: break;
        }
        if (goesOn || queue->passOn(core, turn, pause)) goto begin;
    }
    core.header().leftThen = 0;
    return pause;
}

#pragma GCC diagnostic pop

template Pause interpret<Pace::Free>(Core&, Turn&, RunQueue*);
template Pause interpret<Pace::Stepping>(Core&, Turn&, RunQueue*);

} // namespace lockstep::machine
