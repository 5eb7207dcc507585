// Arena: where the nodes of one file live. Memory is handed out in growing blocks and given back all at once; nodes are
// plain data without destructors, so a tree of any size is released in a few calls.
//
// Invariant: what was handed out never moves. The tree points into its arena (and into the text of its SourceFile).
#pragma once

#include <cstddef>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace lockstep::syntax {

class Arena {
public:
    Arena() = default;
    Arena(const Arena&) = delete;
    Arena& operator=(const Arena&) = delete;

    /// A new T. Lifetime: the arena's.
    template <typename T, typename... Arguments> T* make(Arguments&&... arguments) {
        static_assert(std::is_trivially_destructible_v<T>, "the arena runs no destructors");
        return new (allocate(sizeof(T), alignof(T))) T(std::forward<Arguments>(arguments)...);
    }

    /// Room for `count` items, not initialised.
    template <typename T> T* array(std::size_t count) {
        static_assert(std::is_trivially_default_constructible_v<T> && std::is_trivially_destructible_v<T>);
        return static_cast<T*>(allocate(count * sizeof(T), alignof(T)));
    }

    /// A copy of `items` in the arena.
    template <typename T> std::span<const T> copy(std::span<const T> items) {
        static_assert(std::is_trivially_copyable_v<T>);
        if (items.empty()) return {};
        T* place = static_cast<T*>(allocate(items.size_bytes(), alignof(T)));
        std::uninitialized_copy(items.begin(), items.end(), place);
        return {place, items.size()};
    }

    /// A copy of `text` in the arena.
    std::string_view copy(std::string_view text);

    /// Bytes handed out so far.
    [[nodiscard]] std::size_t used() const { return m_used; }

private:
    void* allocate(std::size_t bytes, std::size_t alignment) {
        std::size_t start = (m_next + alignment - 1) & ~(alignment - 1);
        if (start + bytes > m_end) [[unlikely]] {
            grow(bytes + alignment);
            start = (m_next + alignment - 1) & ~(alignment - 1);
        }
        m_next = start + bytes;
        m_used += bytes;
        return reinterpret_cast<void*>(start);
    }
    void grow(std::size_t atLeast);

    std::vector<std::unique_ptr<std::byte[]>> m_blocks;
    std::size_t m_next = 0; ///< address of the first free byte
    std::size_t m_end = 0;  ///< address behind the current block
    std::size_t m_used = 0;
    std::size_t m_blockBytes = 16384;
};

} // namespace lockstep::syntax
