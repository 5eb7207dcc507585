// Block: the stretch of code in which the local variables of one block are alive (spec: "Blocks").
#pragma once

#include "engine/program/lowering/function_state.h"

namespace lockstep::program {

/// At its end the registers allocated in it are free again and its variables are no longer shown.
class FunctionState::Block {
public:
    explicit Block(FunctionState& function)
        : m_function(function), m_top(function.m_code.top()), m_locals(function.m_openLocals.size()) {}
    Block(const Block&) = delete;
    Block& operator=(const Block&) = delete;
    ~Block() {
        while (m_function.m_openLocals.size() > m_locals) {
            m_function.m_code.endLocal(m_function.m_openLocals.back());
            m_function.m_openLocals.pop_back();
        }
        m_function.m_code.setTop(m_top);
    }

private:
    FunctionState& m_function;
    Register m_top;
    std::size_t m_locals;
};

} // namespace lockstep::program
