// Result<T>: a value, or why the world would not give it (a file, a damaged session, a newer version).
//
// GCC 12 has no std::expected; this is the small part of it that is used. The error has a sentence for people and a
// detail for logs. Results are for the world's failures only; see ensure.h for the other kinds.
#pragma once

#include "engine/base/ensure.h"

#include <string>
#include <utility>
#include <variant>

namespace lockstep::base {

/// Why something outside the program failed.
struct Error {
    std::string sentence; ///< for people, complete, with the place: "cannot read a.go: no such file"
    std::string detail;   ///< for logs; may be empty
};

/// Stands for "no value" in Result<Nothing>.
struct Nothing {};

template <typename T> class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    /// Pre: ok().
    [[nodiscard]] T& value() & {
        ensure(ok(), "value() of a failed Result");
        return std::get<0>(m_state);
    }
    [[nodiscard]] const T& value() const& {
        ensure(ok(), "value() of a failed Result");
        return std::get<0>(m_state);
    }
    [[nodiscard]] T&& value() && {
        ensure(ok(), "value() of a failed Result");
        return std::get<0>(std::move(m_state));
    }

    /// Pre: !ok().
    [[nodiscard]] const Error& error() const {
        ensure(!ok(), "error() of a successful Result");
        return std::get<1>(m_state);
    }

private:
    std::variant<T, Error> m_state;
};

} // namespace lockstep::base
