// Fingerprint: a hash of a machine's state that is equal when nothing that can still matter is different.
//
// Unlike Machine::hash, which is about bytes, it goes by what the program can see: objects count under the goroutine
// that made them and its how-manieth they are, wherever they lie; garbage, dead registers, step counts and the order in
// which goroutines became ready do not count. Two states with the same fingerprint have the same future. It is what
// merges states in engine/explore, so it has 128 bits.
#pragma once

#include "engine/machine/machine.h"

#include <vector>

namespace lockstep::machine {

/// Which registers can still be read: known to whoever has analysed the program.
class LiveRegisters {
public:
    LiveRegisters() = default;
    LiveRegisters(const LiveRegisters&) = delete;
    LiveRegisters& operator=(const LiveRegisters&) = delete;
    virtual ~LiveRegisters() = default;
    /// Before the instruction is executed. Registers past the end of the result are dead. Lifetime: as this.
    [[nodiscard]] virtual const std::vector<bool>& at(program::CodeIndex code) const = 0;
};

struct Fingerprint {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

class Fingerprinter {
public:
    /// For states that come after `start`: what is as it was there is not looked at again.
    Fingerprinter(const Machine& start, const LiveRegisters& live);

    /// Cost: what has changed since the start, and the stacks.
    [[nodiscard]] Fingerprint of(const Machine& machine);

private:
    /// Two independent running hashes.
    struct Mixer {
        std::uint64_t high = 0x243f6a8885a308d3ULL;
        std::uint64_t low = 0x13198a2e03707344ULL;
        void add(std::uint64_t word);
    };
    struct Old {
        std::uint64_t address;
        std::uint32_t size;
    };

    void addWord(Mixer& mixer, Word word);
    void addBytes(Mixer& mixer, std::uint64_t address, std::uint32_t size);
    void addObject(std::uint64_t address);
    void addGoroutine(GoroutineIndex index);
    template <typename Record> void addRecords(Mixer& mixer, std::uint32_t first);
    void addChannelLinks(Mixer& mixer, const Goroutine& g);
    void addStack(Mixer& mixer, const Goroutine& record);
    void addChangedOldObjects();
    void finish(const Mixer& mixer);
    [[nodiscard]] bool isObject(Word word) const;

    const LiveRegisters& m_live;
    std::vector<std::byte> m_start; ///< the arena at the start
    std::vector<Old> m_old;         ///< objects in it
    const Machine* m_machine = nullptr;
    std::vector<std::uint64_t> m_paths; ///< hash of each goroutine's spawn path
    std::vector<std::uint64_t> m_work;  ///< headers of objects that were met and not looked into yet
    std::vector<std::uint32_t> m_seen;  ///< by address / objectUnit: m_round if met
    std::uint32_t m_round = 0;
    Fingerprint m_sum;
};

} // namespace lockstep::machine
