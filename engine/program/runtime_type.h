// RuntimeType: what the machine knows of a Go type while the program runs.
//
// Made by the lowering from types::Type, one for each distinct type a program uses at run time; TypeId 0 is "no type"
// (the type word of a nil interface). Sizes and offsets are Go's on amd64. The machine walks pointers with `words`,
// compares and hashes with `kind` and the parts, and the view prints values with names and parts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::program {

using TypeId = std::uint32_t;
using MethodId = std::uint32_t; ///< a method's name (with package if unexported), numbered by the program
using FunctionId = std::uint32_t;

inline constexpr FunctionId noFunction = 0xffffffffU;

/// reflect.Kind's order for the kinds it has.
enum class Kind : std::uint8_t {
    Invalid,
    Bool,
    Int,
    Int8,
    Int16,
    Int32,
    Int64,
    Uint,
    Uint8,
    Uint16,
    Uint32,
    Uint64,
    Uintptr,
    Float32,
    Float64,
    Complex64,
    Complex128,
    Array,
    Chan,
    Func,
    Interface,
    Map,
    Pointer,
    Slice,
    String,
    Struct,
    UnsafePointer,
};

/// What an 8-byte aligned word of a value may hold, for tracing pointers.
enum class WordKind : std::uint8_t {
    Pointer,   ///< pointer, map, chan, func, string data, slice data
    Interface, ///< the type word of an interface; the next word is a pointer if that type is not direct, or is one
               ///< itself
};

struct PointerWord {
    std::uint32_t offset; ///< bytes from the start of the value
    WordKind kind;
};

struct FieldInfo {
    std::string name;
    TypeId type = 0;
    std::uint32_t offset = 0;
    bool embedded = false;
    bool exported = false;
    std::string tag;
};

struct MethodEntry {
    MethodId method = 0;
    FunctionId function = noFunction; ///< takes the interface's word as its receiver, unboxing it where needed
};

enum class ChanDirection : std::uint8_t { Both, SendOnly, ReceiveOnly };

struct RuntimeType {
    Kind kind = Kind::Invalid;
    bool comparable = false;
    bool named = false;
    /// An interface holds the value itself in its word: one register that is a scalar or a pointer-shaped value.
    /// Else the word points to a boxed copy.
    bool direct = false;
    /// A type of the library's whose fields change in visible operations only, so that reading them is private.
    bool isQuiet = false;
    /// A struct of the library's that people know by the variable of theirs that it was made for.
    bool isNamedByCaller = false;
    /// A type of the library's whose values programs see as zero.
    bool isUnseen = false;
    ChanDirection direction = ChanDirection::Both;
    std::uint32_t size = 0;  ///< bytes
    std::uint32_t slots = 0; ///< registers: size rounded up to 8 bytes
    std::uint32_t align = 1;
    std::uint32_t length = 0; ///< of an array
    TypeId element = 0;       ///< of array, chan, map, pointer, slice
    TypeId key = 0;           ///< of a map
    TypeId underlying = 0;    ///< itself if not named
    std::string name;         ///< as %T prints it: "main.Point", "*main.Point", "[]int", "func(int) string"
    std::string packagePath;  ///< of a named type
    std::vector<FieldInfo> fields;
    std::vector<PointerWord> words;         ///< of one value (of one element for arrays: repeated by `length`)
    std::vector<MethodEntry> methods;       ///< of a concrete type: its method set, sorted by method
    std::vector<MethodId> interfaceMethods; ///< of an interface type, sorted
    // Of a function type, in programs that import package reflect:
    std::vector<TypeId> parameters;
    std::vector<TypeId> results;
    bool variadic = false;
};

/// Pre: the struct has a field of that name.
[[nodiscard]] const FieldInfo& fieldOf(const RuntimeType& type, std::string_view name);

/// What people call an object of a quiet type: "timer", "ticker", "ctx".
[[nodiscard]] inline std::string quietName(const RuntimeType& type) {
    if (type.name == "time.Timer") return "timer";
    return type.name == "time.Ticker" ? "ticker" : "ctx";
}

} // namespace lockstep::program
