// Trace: which words of an object may refer to other objects, by its type. Internal to engine/machine.
//
// Publishing and collecting walk the same graph by it. Where the type does not say (closures, tables of maps), every
// 8-byte word is offered, and whoever asks judges whether it is a pointer.
#pragma once

#include "engine/machine/arena.h"
#include "engine/machine/blocks.h"
#include "engine/machine/sync/channel.h"

namespace lockstep::machine {

/// A channel itself; a variable of a channel type is smaller.
inline bool isChannel(const program::Program& program, const ObjectHeader& object) {
    return object.type != 0 && object.type != scanConservatively &&
           program.types[object.type].kind == program::Kind::Chan && object.size >= sizeof(sync::ChannelWords);
}

/// Calls visit(Word) for every word of the object that may be a pointer. Pre: a live object.
template <typename Visit>
void forEachReference(const program::Program& program, const Arena& arena, Pointer pointer, Visit&& visit) {
    const auto object = arena.at<ObjectHeader>(headerAddress(pointer));
    const std::uint64_t data = headerAddress(pointer) + sizeof(ObjectHeader);
    if (object.type == 0) return;
    if (object.type == scanConservatively) {
        const Word* const words = &arena.at<Word>(data);
        for (std::uint32_t i = 0; i < object.size / sizeof(Word); ++i) visit(words[i]);
        return;
    }
    if (isChannel(program, object)) {
        // Its cells; the links in its queues name goroutines, not objects.
        for (std::uint64_t at8 = sizeof(sync::ChannelWords); at8 + 8 <= object.size; at8 += 8)
            visit(arena.at<Word>(data + at8));
        return;
    }
    const program::RuntimeType& type = program.types[object.type];
    if (type.words.empty()) return;
    // The words of an array type are those of one element.
    const std::uint32_t step = type.kind == program::Kind::Array ? program.types[type.element].size : type.size;
    if (step == 0) return;
    for (std::uint32_t start = 0; start + step <= object.size; start += step) {
        for (const program::PointerWord& entry : type.words) {
            const std::uint32_t offset = start + entry.offset;
            visit(arena.at<Word>(data + offset + (entry.kind == program::WordKind::Interface ? 8 : 0)));
        }
    }
}

} // namespace lockstep::machine
