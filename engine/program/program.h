// Program: a compiled Go program. Immutable once made, shared by all machines and threads.
//
// Made by lower() (lower.h) from checked packages; run by engine/machine; printed by disassemble(). One flat vector of
// instructions; a program counter is an index into it and is also the "site" of an event. Instruction 0 is
// GoExitFrame and instruction 1 is Unwind: where every goroutine's first function, and every deferred call run by a
// panic, return to.
#pragma once

#include "engine/program/opcode.h"
#include "engine/program/runtime_type.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::program {

using GlobalId = std::uint32_t;
using CodeIndex = std::uint32_t; ///< index of an instruction

/// A place in the source as people are shown it. line 0: none.
struct SourcePosition {
    std::uint32_t file = 0; ///< index into Program::files
    std::uint32_t line = 0;
    std::uint32_t column = 0; ///< in bytes, from 1
    friend bool operator==(const SourcePosition&, const SourcePosition&) = default;
};

/// Where a local variable lives, for showing it.
enum class Storage : std::uint8_t {
    Register,        ///< its value starts in register `index`
    Box,             ///< register `index` holds a pointer to it
    Capture,         ///< captured word `index` of the closure is its value
    CapturedPointer, ///< captured word `index` of the closure points to it
};

struct LocalVariable {
    std::string name;
    TypeId type = 0;
    Storage storage = Storage::Register;
    std::uint16_t index = 0;
    CodeIndex begin = 0; ///< visible for code in [begin, end)
    CodeIndex end = 0;
};

struct Function {
    std::string name; ///< as Go prints it in traces: "main.add", "main.main.func1", "sync.(*Mutex).Lock"
    CodeIndex begin = 0;
    CodeIndex end = 0;
    std::uint16_t frameSlots = 0;     ///< registers the function uses, windows of its calls included
    std::uint16_t parameterSlots = 0; ///< receiver first
    std::uint16_t resultSlots = 0;
    /// The register in which CallClosure puts the closure itself: right after the parameters. Every function has it.
    std::uint16_t closureSlot = 0;
    /// Where execution goes on after a panic of this frame was recovered: runs what is left of the deferred calls and
    /// returns the named results. 0 if the function has no defer.
    CodeIndex recoverAt = 0;
    bool isLibrary = false; ///< from engine/golib: stepped over by default
    bool isWrapper = false; ///< made by the lowering (method wrappers): not shown in traces
    SourcePosition declared;
    std::vector<LocalVariable> locals;
};

struct Global {
    std::string name; ///< "main.x"; people see "x" for package main
    TypeId type = 0;
    bool mayBeShared = true; ///< reached by code that a go statement or an escaping closure can run
    SourcePosition declared;
};

/// Of a name under which things are made (made_names.h): only one thing can have it; or nothing is counted by it. Every
/// other counter is the number of a name: a goroutine counts what it makes under each.
inline constexpr std::uint16_t onlyOne = 0;
inline constexpr std::uint16_t notCounted = 0xffff;

/// What a visible instruction acts on, in the words of the source; also the name of what is made there: the variable's
/// or what it is made for, else its type.
struct SiteName {
    CodeIndex site = 0;
    TypeId type = 0;                    ///< of the value loaded, stored or made
    std::string text;                   ///< "x", "c.counter", "a[i]", "mu"
    std::uint16_t counter = notCounted; ///< see made_names.h
};

/// What the library makes for a result of a call: what the variable leads to that it goes to, a channel of that, or
/// what else serves it. Each is counted by a number of its own, from ResultName::counter on, so that their numbers are
/// equal.
enum class ResultPart : std::uint8_t { Itself, Channel, Servant };
inline constexpr std::uint16_t resultCounters = 3;

/// What the variable is called that a result of a call goes to, and so the things that the library makes for it.
struct ResultName {
    CodeIndex site = 0; ///< of the call
    TypeId type = 0;    ///< of the variable
    std::string text;
    std::uint16_t counter = notCounted;
};

/// Of an instruction that checks bounds: which of its operands are of an unsigned type of 64 bits, as panics print
/// them.
struct UnsignedBounds {
    CodeIndex site = 0;
    unsigned which = 0; ///< bit 0: the index, or the low bound; bit 1: the high one; bit 2: the third
};

struct LineEntry {
    CodeIndex begin = 0; ///< of the first instruction of the run
    SourcePosition position;
};

struct Program {
    std::vector<Instruction> code;
    std::vector<LineEntry> lines;    ///< sorted by begin
    std::vector<Function> functions; ///< sorted by begin
    std::vector<Global> globals;
    std::vector<RuntimeType> types; ///< [0] is "no type"
    std::vector<std::uint64_t> constants;
    std::vector<std::string> strings;
    std::vector<SiteName> sites;                ///< sorted by site
    std::vector<ResultName> results;            ///< sorted by site
    std::uint16_t countedNames = 0;             ///< counters are 1 to that
    std::vector<UnsignedBounds> unsignedBounds; ///< sorted by site
    std::vector<std::string> methods;           ///< names by MethodId
    std::vector<TypeId> methodTypes;      ///< their types without receiver, by MethodId; empty without package reflect
    std::vector<std::string> files;       ///< as shown in positions
    std::vector<std::string> texts;       ///< the files' text, empty for the library's
    FunctionId entry = noFunction;        ///< runs the package initialisations in order and then main.main
    FunctionId mainFunction = noFunction; ///< main.main, for traces
    std::string language = "go1.23";      ///< --lang: meaning of loop variables, run-time texts
    FunctionId panicTextFunction = noFunction; ///< runtime.panicText
    TypeId stringType = 0;                     ///< types the machine makes values of
    TypeId errorStringType = 0;                ///< runtime.errorString: what run-time panics carry
    TypeId boundsErrorType = 0;                ///< runtime.boundsError: those of indices and slice bounds
    TypeId plainErrorType = 0;                 ///< runtime.plainError: those that Go prints without "runtime error: "
    TypeId typeAssertionErrorType = 0;         ///< *runtime.TypeAssertionError: what failed type assertions carry
    TypeId panicNilErrorType = 0;              ///< *runtime.PanicNilError: what panic(nil) carries since go1.21

    [[nodiscard]] SourcePosition position(CodeIndex site) const;
    /// "main.go:17:3"
    [[nodiscard]] std::string positionText(CodeIndex site) const;
    [[nodiscard]] FunctionId functionAt(CodeIndex site) const;
    /// The row of `sites`, or null.
    [[nodiscard]] const SiteName* siteName(CodeIndex site) const;
    struct MadeResult {
        const ResultName* name; ///< null: for no result
        ResultPart part;
    };
    /// For which result of the call something of type `made` was made in it.
    [[nodiscard]] MadeResult resultFor(CodeIndex call, TypeId made) const;
    /// UnsignedBounds::which of the instruction.
    [[nodiscard]] unsigned unsignedBoundsAt(CodeIndex site) const;
    /// The function that does `method` for values of concrete type `type`, or noFunction. Cost: a binary search.
    [[nodiscard]] FunctionId findMethod(TypeId type, MethodId method) const;
};

} // namespace lockstep::program
