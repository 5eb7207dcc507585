// std::source_location for Clang 14, which lacks the builtin that libstdc++ 12 makes it from. Only the fuzz targets
// need it: they are built with Clang and include this before anything else.
#pragma once

#if defined(__clang__) && __clang_major__ < 16
#include <cstdint>
#include <source_location>

namespace std {
struct source_location {
    static constexpr source_location current(const char* file = __builtin_FILE(), unsigned line = __builtin_LINE()) {
        source_location place;
        place.m_file = file;
        place.m_line = line;
        return place;
    }
    [[nodiscard]] constexpr const char* file_name() const { return m_file; }
    [[nodiscard]] constexpr std::uint_least32_t line() const { return m_line; }

private:
    const char* m_file = "";
    std::uint_least32_t m_line = 0;
};
} // namespace std
#endif
