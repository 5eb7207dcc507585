// Collector: finds the objects that a program can no longer reach and makes them free runs. Internal to engine/machine.
//
// Mark and sweep; nothing moves, so pointers, identities and what a program can see are unaffected. It runs between two
// instructions: all that is alive is then in globals, in the frames of goroutines and in the machine's own tables.
// Objects are traced by their types; stacks, closures and tables word by word, and a word counts only if it names the
// beginning of a block, so that no integer can be taken for more than a reference too many. When it runs depends on the
// bytes allocated only: the same run collects at the same places, recorded or not.
#pragma once

#include "engine/machine/core.h"

#include <vector>

namespace lockstep::machine {

class Collector {
public:
    explicit Collector(Core& core) : m_core(core) {}

    /// Pre: no mark exists.
    void collect();

private:
    void findBlocks();
    void markRoots();
    void markGoroutine(const Goroutine& g);
    /// The objects whose numbers lie in these bytes, whatever else does.
    void markNumbers(Address begin, std::uint32_t size);
    void markWords(Address begin, std::uint32_t slots);
    /// The chain of deferred calls or panics, which link by object numbers.
    template <typename Record> void markChain(std::uint32_t object);
    void mark(std::uint32_t object);
    void trace();
    /// Settings::forgetEnded.
    void forgetEnded();
    /// Returns the bytes of the blocks that stay.
    std::uint64_t sweep();
    void addFreeRun(Address begin, Address end);

    [[nodiscard]] static bool test(const std::vector<std::uint64_t>& bits, std::uint32_t object) {
        return object / 64 < bits.size() && (bits[object / 64] >> (object % 64) & 1U) != 0;
    }

    /// In the lowest bit of an entry of m_blocks, whose addresses are multiples of objectUnit.
    static constexpr Address isInternal = 1;

    Core& m_core;
    std::vector<Address> m_blocks;        ///< all of them, in order, so that the arena need not be walked through again
    std::vector<std::uint64_t> m_objects; ///< a bit an object number: an object of the program begins there
    std::vector<std::uint64_t> m_marked;
    std::vector<Address> m_tables; ///< headers of internal blocks to look through
    std::vector<std::uint32_t> m_work;
    Address m_lastOfList[freeListCount] = {};
};

} // namespace lockstep::machine
