// What instructions do that is too large for the interpreter's loop: strings, slices, maps, interfaces, equality.
// Internal to engine/machine.
//
// Conventions: R is the register window of goroutine g at the call; a function that allocates moves the arena, so it
// takes the goroutine and finds its window anew. A function that returns false has started a panic. Shared operands
// were made visible by the interpreter before.
#pragma once

#include "engine/machine/core.h"

namespace lockstep::machine::runtime {

using program::Instruction;
using program::TypeId;

// -- values
/// == of two values of the type, as laid out in memory. Errors: false in `comparable` if an interface in it holds an
/// incomparable value of the type `culprit`.
bool equalValues(Core& core, TypeId type, const std::byte* a, const std::byte* b, bool& comparable, TypeId& culprit);
bool equalInterfaces(Core& core, const Word* a, const Word* b, bool& comparable, TypeId& culprit);
/// Equal values have equal hashes; NaN hashes by `salt`.
std::uint64_t hashValue(Core& core, TypeId type, const std::byte* value, std::uint64_t salt, bool& comparable,
                        TypeId& culprit);
/// "runtime error: comparing uncomparable type …" or "… hash of unhashable type …"
void panicIncomparable(Core& core, GoroutineIndex g, TypeId culprit, bool hashing);

// -- interfaces
void makeInterface(Core& core, GoroutineIndex g, Instruction in);
void unbox(Core& core, Word* R, Instruction in);
bool implements(const program::Program& program, TypeId concrete, TypeId interface);
void assertFailed(Core& core, GoroutineIndex g, Instruction in);

// -- strings
void concat(Core& core, GoroutineIndex g, Instruction in);
void stringNext(Core& core, Word* R, Instruction in);
void stringFromInt(Core& core, GoroutineIndex g, Instruction in);
void stringFromBytes(Core& core, GoroutineIndex g, Instruction in);
void stringFromRunes(Core& core, GoroutineIndex g, Instruction in);
void bytesFromString(Core& core, GoroutineIndex g, Instruction in);
void runesFromString(Core& core, GoroutineIndex g, Instruction in);
bool sliceString(Core& core, GoroutineIndex g, Instruction in, Instruction extra);
void appendString(Core& core, GoroutineIndex g, Instruction in);

// -- slices
bool makeSlice(Core& core, GoroutineIndex g, Instruction in);
bool sliceSlice(Core& core, GoroutineIndex g, Instruction in, Instruction extra);
bool sliceArray(Core& core, GoroutineIndex g, Instruction in, Instruction extra);
bool append(Core& core, GoroutineIndex g, Instruction in, TypeId element, bool single);
void copySlice(Core& core, Word* R, Instruction in, TypeId element);
void copyString(Core& core, Word* R, Instruction in);

// -- maps; a map value points to an object of MapWords
struct MapWords {
    std::uint64_t count;    ///< live entries
    Pointer entries;        ///< array of entries in order of insertion
    Pointer index;          ///< open addressing: see maps.cpp
    std::uint32_t used;     ///< entries in use, deleted ones included
    std::uint32_t capacity; ///< of entries
    std::uint32_t indexMask;
    TypeId type;
    std::uint32_t sequence; ///< of the newest entry
    std::uint32_t spare;
};
/// In front of each entry's key and value.
struct MapEntry {
    std::uint64_t hash;
    std::uint32_t live;
    std::uint32_t sequence; ///< when it was inserted, from 1; ascending in the table
};
void makeMap(Core& core, GoroutineIndex g, Instruction in);
bool mapGet(Core& core, GoroutineIndex g, Instruction in, Instruction extra);
bool mapSet(Core& core, GoroutineIndex g, Instruction in, Instruction extra);
bool mapDelete(Core& core, GoroutineIndex g, Instruction in, Instruction extra);
void mapClear(Core& core, Word* R, Instruction in);
/// At how many entries an iteration may start, each an alternative of the choice; 1 if it matters to nobody.
std::uint32_t mapStarts(Core& core, Pointer map);
void mapIterate(Core& core, Word* R, Instruction in, std::uint32_t start);
/// False at the end.
bool mapNext(Core& core, Word* R, Instruction in);
/// For package reflect, which has keys and values in memory: where the value of the key lies, 0 if nowhere. Errors: 0
/// with a panic if the key cannot be hashed.
Pointer mapPlace(Core& core, GoroutineIndex g, Pointer map, Pointer key);
/// The address of an empty map of that type.
Pointer newMap(Core& core, GoroutineIndex g, TypeId type);
/// What the goroutine is about to do with a map that others reach, if anything.
enum class MapAccess : std::uint8_t { None, Write, Read, Iterate };
MapAccess pendingMapAccess(Core& core, GoroutineIndex g, Pointer& map);
/// Whether Go's runtime may notice that the write that g is about to make is not alone: the ways in which others are
/// about to use the same map, each an alternative behind 0, that nobody notices.
struct MapConflict {
    MapAccess access = MapAccess::None;
    GoroutineIndex other = 0;
};
std::vector<MapConflict> mapConflicts(Core& core, GoroutineIndex g);
/// Ends the run with Go's fatal error of the conflict. Pre: 1 <= alternative <= number of conflicts.
void noticeConflict(Core& core, GoroutineIndex g, std::uint16_t alternative);
/// Byte distances inside an entry of the map type.
struct MapShape {
    std::uint32_t key;
    std::uint32_t value;
    std::uint32_t size;
};
MapShape mapShape(const program::Program& program, TypeId type);

// -- numbers
Word convert(program::Conversion conversion, Word value);
void divideComplex(Word* R, Instruction in);

} // namespace lockstep::machine::runtime
