// Arena: the one block of memory that is a machine's state; UndoLog: how to take writes back.
//
// The arena grows and may then move, so nobody keeps a pointer into it across an allocation: addresses are distances.
// Copying copies the used part only. The undo log remembers old bytes of ranges about to be written while a mark
// exists; what lies above the arena's size at the newest mark is new since then and needs no remembering.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <vector>
#ifdef __linux__
#include <sys/mman.h>
#endif

namespace lockstep::machine {

class Arena {
public:
    Arena() = default;
    Arena(const Arena& other) { assign(other); }
    Arena& operator=(const Arena& other) {
        if (this != &other) assign(other);
        return *this;
    }
    Arena(Arena&& other) noexcept = default;
    Arena& operator=(Arena&& other) noexcept = default;

    /// Bytes in use, kept in the first word so that it is state like all else.
    [[nodiscard]] std::uint32_t used() const {
        return m_bytes ? *reinterpret_cast<const std::uint32_t*>(m_bytes.get()) : 0;
    }
    [[nodiscard]] std::byte* bytes() { return m_bytes.get(); }
    [[nodiscard]] const std::byte* bytes() const { return m_bytes.get(); }
    [[nodiscard]] std::size_t capacity() const { return m_capacity; }

    template <typename T> [[nodiscard]] T& at(std::uint64_t address) {
        return *reinterpret_cast<T*>(m_bytes.get() + address);
    }
    template <typename T> [[nodiscard]] const T& at(std::uint64_t address) const {
        return *reinterpret_cast<const T*>(m_bytes.get() + address);
    }

    /// Makes room for `size` bytes in all; moves the block if it must.
    void reserve(std::size_t size) {
        if (size <= m_capacity) return;
        std::size_t capacity = m_capacity == 0 ? 4096 : m_capacity;
        while (capacity < size) capacity *= 2;
        auto* grown = static_cast<std::byte*>(std::realloc(m_bytes.get(), capacity));
        if (grown == nullptr) throw std::bad_alloc(); // the host has no more: not our fault
        (void)m_bytes.release();
        m_bytes.reset(grown);
        m_capacity = capacity;
        useLargePages();
    }

private:
    struct Release {
        void operator()(std::byte* bytes) const { std::free(bytes); }
    };

    /// Asks for large pages where there is much memory: walks through it then miss the processor's tables less. The
    /// whole mapping is meant, malloc's note before the block too: one of two kinds could not be moved when it grows.
    void useLargePages() {
#ifdef __linux__
        constexpr std::size_t page = 4096;
        constexpr std::size_t large = std::size_t{4} << 20U;
        if (m_capacity < large) return;
        const auto begin = reinterpret_cast<std::uintptr_t>(m_bytes.get()) / page * page;
        const auto end = (reinterpret_cast<std::uintptr_t>(m_bytes.get()) + m_capacity + page - 1) / page * page;
        static_cast<void>(madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE)); // a wish only
#endif
    }

    void assign(const Arena& other) {
        const std::uint32_t size = other.used();
        if (m_capacity < size || m_capacity > 4 * static_cast<std::size_t>(size) + 65536) {
            // A little room to grow, so that the copy's first allocations do not move it at once.
            const std::size_t capacity = size + size / 4 + 512;
            m_bytes.reset(static_cast<std::byte*>(std::malloc(capacity)));
            if (!m_bytes) throw std::bad_alloc();
            m_capacity = capacity;
        }
        std::memcpy(m_bytes.get(), other.m_bytes.get(), size);
    }

    std::unique_ptr<std::byte, Release> m_bytes;
    std::size_t m_capacity = 0;
};

/// Words in one block that grows. What is new at its end is not initialised.
class WordStack {
public:
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] const std::uint64_t* data() const { return m_words.get(); }
    void shrink(std::size_t size) { m_size = size; }
    /// So many more words.
    std::uint64_t* extend(std::size_t words) {
        if (m_size + words > m_capacity) [[unlikely]]
            grow(m_size + words);
        std::uint64_t* const end = m_words.get() + m_size;
        m_size += words;
        return end;
    }

private:
    void grow(std::size_t atLeast) {
        const std::size_t capacity = std::max({atLeast, std::size_t{1024}, m_capacity * 2});
        auto grown = std::make_unique_for_overwrite<std::uint64_t[]>(capacity);
        std::copy_n(m_words.get(), m_size, grown.get());
        m_words = std::move(grown);
        m_capacity = capacity;
    }

    std::unique_ptr<std::uint64_t[]> m_words;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
};

class UndoLog {
public:
    UndoLog() = default;
    /// A copy of a machine starts without marks: they belong to the original.
    UndoLog(const UndoLog&) {}
    UndoLog& operator=(const UndoLog&) {
        m_log.shrink(0);
        m_marks.clear();
        m_limit = 0;
        return *this;
    }
    UndoLog(UndoLog&&) = default;
    UndoLog& operator=(UndoLog&&) = default;

    [[nodiscard]] bool isActive() const { return m_limit != 0; }
    /// Below this address old bytes must be remembered; 0 without a mark.
    [[nodiscard]] std::uint32_t limit() const { return m_limit; }

    /// Remembers the units that [address, address + size) is in. Ranges are short, and a step often comes to the same
    /// one again.
    void remember(const Arena& arena, std::uint32_t address, std::uint32_t size) {
        if (address >= m_limit) return;
        const std::uint32_t first = address / unit * unit;
        const std::uint32_t words = (address - first + size + unit - 1) / unit * wordsPerUnit;
        Recent& recent = m_recent[first / unit % recentCount];
        if (recent.address == first && recent.epoch == m_epoch && words <= recent.words) return;
        recent = {first, words, m_epoch};
        std::uint64_t* const entry = m_log.extend(words + 1);
        copyUnits(reinterpret_cast<std::byte*>(entry), arena.bytes() + first, words);
        entry[words] = std::uint64_t{first} << 32U | words;
    }

    /// The first bytes of the arena, which every step changes, are remembered with the mark.
    template <std::uint32_t headerSize> std::size_t mark(const Arena& arena) {
        static_assert(headerSize % unit == 0);
        constexpr std::uint32_t words = headerSize / 8;
        std::uint64_t* const entry = m_log.extend(words + 1);
        std::memcpy(entry, arena.bytes(), headerSize);
        entry[words] = words;
        m_limit = arena.used();
        ++m_epoch;
        m_marks.push_back({m_log.size(), m_limit});
        return m_marks.size() - 1;
    }

    template <std::uint32_t headerSize> void rewind(Arena& arena, std::size_t mark) {
        const Entry entry = m_marks[mark];
        m_marks.resize(mark + 1);
        undoTo(arena, entry.log);
        // The header was remembered last before the mark: it stays in the log for the next rewind.
        std::memcpy(arena.bytes(), m_log.data() + entry.log - 1 - headerSize / 8, headerSize);
        m_limit = entry.limit;
        ++m_epoch;
    }

    /// With an outer mark the log is kept: rewinding to it must undo what came after, too.
    template <std::uint32_t headerSize> void release(std::size_t mark) {
        const std::size_t since = m_marks[mark].log;
        if (m_log.size() == since) m_log.shrink(since - 1 - headerSize / 8); // nothing has happened
        m_marks.resize(mark);
        if (mark == 0) m_log.shrink(0);
        m_limit = mark == 0 ? 0 : m_marks.back().limit;
        ++m_epoch;
    }

private:
    struct Entry {
        std::size_t log;
        std::uint32_t limit;
    };
    /// What has been remembered already in an epoch.
    struct Recent {
        std::uint32_t address = 0;
        std::uint32_t words = 0;
        std::uint64_t epoch = 0;
    };
    static constexpr std::uint32_t recentCount = 16;

    /// What is remembered at a time: everything in an arena begins and ends at a multiple of this.
    static constexpr std::uint32_t unit = 16;
    static constexpr std::uint32_t wordsPerUnit = unit / 8;

    /// One after the other: for so few bytes that is quicker than a call of memcpy.
    static void copyUnits(std::byte* to, const std::byte* from, std::uint32_t words) {
        const std::byte* const end = from + std::size_t{words} * 8;
        do {
            std::memcpy(to, from, unit);
            to += unit;
            from += unit;
        } while (from < end);
    }

    void undoTo(Arena& arena, std::size_t length) {
        std::size_t size = m_log.size();
        while (size > length) {
            const std::uint64_t tail = m_log.data()[size - 1];
            const auto words = static_cast<std::uint32_t>(tail);
            size -= words + 1;
            copyUnits(arena.bytes() + (tail >> 32U), reinterpret_cast<const std::byte*>(m_log.data() + size), words);
        }
        m_log.shrink(size);
    }

    WordStack m_log;
    std::vector<Entry> m_marks;
    std::uint32_t m_limit = 0;
    std::array<Recent, recentCount> m_recent;
    std::uint64_t m_epoch = 0; ///< another after each mark, rewind and release
};

} // namespace lockstep::machine
