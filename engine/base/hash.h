// Stable hashing: the same bytes give the same 64-bit value on every machine and in every version.
// For fingerprints in files and for state merging; not for security.
#pragma once

#include <cstdint>
#include <string_view>

namespace lockstep::base {

/// A running hash (FNV-1a over bytes, finished by a SplitMix64 mix).
class StableHash {
public:
    constexpr StableHash& add(std::string_view bytes) {
        for (char byte : bytes) {
            m_state ^= static_cast<unsigned char>(byte);
            m_state *= 0x100000001b3ULL;
        }
        return add(static_cast<std::uint64_t>(bytes.size()));
    }

    constexpr StableHash& add(std::uint64_t word) {
        for (unsigned i = 0; i < 8; ++i) {
            m_state ^= (word >> (8 * i)) & 0xffU;
            m_state *= 0x100000001b3ULL;
        }
        return *this;
    }

    [[nodiscard]] constexpr std::uint64_t value() const {
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31U);
    }

private:
    std::uint64_t m_state = 0xcbf29ce484222325ULL;
};

} // namespace lockstep::base
