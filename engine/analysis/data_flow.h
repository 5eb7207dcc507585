// Data flow: which load instructions may have made the value that a store instruction writes.
//
// Reaching definitions over the registers of one function, computed when first asked for and kept. Calls pass values on
// through arguments and results: a call's results may come from its arguments and from every load that flows into the
// callee's results. Variables that live in memory of their own (boxed locals) are followed from their stores to their
// loads. The answer errs towards "may": it is asked about a load and a store that did touch the same variable.
#pragma once

#include "engine/program/program.h"

#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

namespace lockstep::analysis {

class DataFlow {
public:
    explicit DataFlow(const program::Program& program);
    ~DataFlow();
    DataFlow(const DataFlow&) = delete;
    DataFlow& operator=(const DataFlow&) = delete;

    /// The load instructions that may feed the value written by the store instruction, ascending.
    std::span<const program::CodeIndex> loadsFeeding(program::CodeIndex store);
    [[nodiscard]] bool feeds(program::CodeIndex load, program::CodeIndex store);
    /// Whether the store can be executed again, in one call of its function, without passing the load between: then one
    /// load may feed several stores.
    bool repeatsWithout(program::CodeIndex store, program::CodeIndex load);

private:
    class Solver;
    std::unique_ptr<Solver> m_solver;
    std::unordered_map<program::CodeIndex, std::vector<program::CodeIndex>> m_feeding;
};

} // namespace lockstep::analysis
