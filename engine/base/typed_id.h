// TypedId: an index that knows what it indexes, so that a goroutine is never looked up among objects.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace lockstep::base {

/// A 32-bit index of kind `Tag`. Default-constructed it is "none".
template <typename Tag> struct TypedId {
    static constexpr std::uint32_t noneValue = 0xffffffffU;

    std::uint32_t value = noneValue;

    constexpr TypedId() = default;
    constexpr explicit TypedId(std::uint32_t v) : value(v) {}

    [[nodiscard]] constexpr bool isNone() const { return value == noneValue; }
    constexpr explicit operator bool() const { return !isNone(); }
    friend constexpr auto operator<=>(TypedId, TypedId) = default;
};

} // namespace lockstep::base

template <typename Tag> struct std::hash<lockstep::base::TypedId<Tag>> {
    std::size_t operator()(lockstep::base::TypedId<Tag> id) const noexcept { return id.value; }
};
