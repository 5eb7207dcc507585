// print and println (spec: "Bootstrapping"): each argument becomes text in package internal/builtin, the texts are
// joined and written to the standard error as one output.
#include "engine/program/lowering/expression_lowering.h"
#include "engine/types/universe.h"

namespace lockstep::program {

void ExpressionLowering::print(const syntax::CallExpr& x, bool line) {
    const TemporaryScope temporaries(m_code);
    const Register window = m_code.allocate(1);
    const Register text = m_code.allocate(2);
    printText(x, line, text);
    at(x.pos);
    callHelper("printText", window, 0);
}

/// R[into..into+1] := what print or println writes.
void ExpressionLowering::printText(const syntax::CallExpr& x, bool line, Register into) {
    const TemporaryScope temporaries(m_code);
    const Operands operands = operandsOf(x);
    const std::size_t count = operands.types.size();
    const auto pieces = static_cast<std::uint32_t>(line ? 2 * count : count);
    const Register first = m_code.allocate(2 * std::max(pieces, 1U));
    Register next = first;
    for (std::size_t i = 0; i < count; ++i) {
        const TemporaryScope inner(m_code);
        if (line && i != 0) {
            m_code.emitImmediate(Opcode::LoadString, next, m_program.string(" "));
            next += 2;
        }
        printArgument(operands, i, next);
        next += 2;
    }
    if (line || count == 0) {
        m_code.emitImmediate(Opcode::LoadString, next, m_program.string(line ? "\n" : ""));
        next += 2;
    }
    at(x.pos);
    m_code.emit(Opcode::Concat, into, first, (next - first) / 2);
}

void ExpressionLowering::printArgument(const Operands& operands, std::size_t index, Register into) {
    const Expr& argument = *operands.call.args[operands.values ? 0 : index];
    Type* type = operands.types[index];
    const ValueClass kind = valueClass(type);
    if (kind == ValueClass::String) {
        operand(operands, index, into);
        return;
    }
    const Register window = m_code.allocate(1);
    const auto pass = [&](Type* wanted, std::string_view helper) {
        const Register given = m_code.allocate(slotsOf(wanted));
        const TemporaryScope temporaries(m_code);
        if (types::isInterface(wanted))
            operandAs(operands, index, wanted, given);
        else
            convert(operand(operands, index), type, wanted, given);
        at(argument.pos);
        callHelper(helper, window, 2);
        m_code.move(into, window + 1, 2);
    };
    const auto basic = [](types::BasicKind basicKind) { return types::basicType(basicKind); };
    switch (kind) {
    case ValueClass::Bool: return pass(basic(types::BasicKind::Bool), "formatBool");
    case ValueClass::Integer:
        return integerShape(type).isSigned ? pass(basic(types::BasicKind::Int64), "formatInt")
                                           : pass(basic(types::BasicKind::Uint64), "formatUint");
    case ValueClass::Float64:
    case ValueClass::Float32: return pass(basic(types::BasicKind::Float64), "formatFloat");
    case ValueClass::Complex128:
    case ValueClass::Complex64: return pass(basic(types::BasicKind::Complex128), "formatComplex");
    case ValueClass::Interface: return pass(types::universe().emptyInterface, "formatInterface");
    case ValueClass::Reference: return pass(types::universe().emptyInterface, "formatPointer");
    case ValueClass::Slice: {
        const Register given = m_code.allocate(3);
        const Register slice = operand(operands, index);
        toInterface(slice, type, given);
        m_code.move(given + 2, slice + 2, 1);
        at(argument.pos);
        callHelper("formatSlice", window, 2);
        m_code.move(into, window + 1, 2);
        return;
    }
    default: return unsupported(argument, "printing this value");
    }
}

void ExpressionLowering::callHelper(std::string_view name, Register window, std::uint32_t resultSlots) {
    const FunctionId function = m_program.helper(name);
    m_code.emitImmediate(Opcode::Call, window, function);
    m_code.reserve(window + 1 + resultSlots);
    m_program.noteCall(function);
}

} // namespace lockstep::program
