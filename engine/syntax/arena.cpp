#include "engine/syntax/arena.h"

#include <algorithm>
#include <cstring>

namespace lockstep::syntax {

std::string_view Arena::copy(std::string_view text) {
    if (text.empty()) return {};
    char* place = static_cast<char*>(allocate(text.size(), 1));
    std::memcpy(place, text.data(), text.size());
    return {place, text.size()};
}

void Arena::grow(std::size_t atLeast) {
    constexpr std::size_t largestBlock = std::size_t{1} << 20U;
    const std::size_t bytes = std::max(atLeast, m_blockBytes);
    m_blockBytes = std::min(m_blockBytes * 2, largestBlock);
    m_blocks.push_back(std::make_unique_for_overwrite<std::byte[]>(bytes));
    m_next = reinterpret_cast<std::size_t>(m_blocks.back().get());
    m_end = m_next + bytes;
}

} // namespace lockstep::syntax
