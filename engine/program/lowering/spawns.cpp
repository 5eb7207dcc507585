// go and defer (spec: "Go statements", "Defer statements"): function and arguments are evaluated now, as for a call,
// but the registers of the window go to a new goroutine or to the list of deferred calls.
#include "engine/program/lowering/callee.h"
#include "engine/program/lowering/statement_lowering.h"
#include "engine/program/lowering/wrappers.h"
#include "engine/syntax/printer.h"
#include "engine/types/universe.h"

namespace lockstep::program {

void StatementLowering::spawn(const Expr& expr, bool isDefer) {
    const TemporaryScope temporaries(m_code);
    const auto& x = static_cast<const syntax::CallExpr&>(*syntax::unparen(&expr));
    const Expr& fun = *syntax::unparen(x.fun);
    const types::TypeAndValue& known = info().at(fun);
    if (known.mode == types::Mode::Builtin) return deferBuiltin(x, isDefer);
    if (known.isType()) return effect(*x.args[0]);

    Callee callee = calleeOf(fun);
    if (callee.kind == Callee::Kind::Native) {
        callee.kind = Callee::Kind::Static;
        callee.function = staticCallee(*declaredFunction(fun), functionName(fun));
    }
    const Register window = m_code.allocate(1);
    pushCall(x, callee, window);
    at(x.pos);
    const std::uint32_t words = m_code.top() - window - 1;
    switch (callee.kind) {
    case Callee::Kind::Closure:
        m_code.emit(isDefer ? Opcode::DeferClosure : Opcode::GoClosure, window, callee.target, words);
        if (callee.isLiteral) {
            const FunctionId function = literalFunction(static_cast<const syntax::FuncLit&>(fun));
            isDefer ? m_program.noteCall(function) : m_program.noteEscape(function);
        }
        break;
    case Callee::Kind::Interface:
        m_code.emitExtra(isDefer ? Opcode::DeferMethod : Opcode::GoMethod, window, callee.target, words, callee.method);
        break;
    default: spawnFunction(callee.function, window, isDefer); break;
    }
    m_code.nameLast(0, syntax::exprText(fun));
}

/// The arguments lie from behind the window to the top.
void StatementLowering::spawnFunction(FunctionId function, Register window, bool isDefer) {
    const std::uint32_t words = m_code.top() - window - 1;
    m_code.emitExtra(isDefer ? Opcode::Defer : Opcode::Go, window, 0, words, function);
    isDefer ? m_program.noteCall(function) : m_program.noteEscape(function);
}

/// Built-in functions have no code of their own; a function made for the purpose stands in.
void StatementLowering::deferBuiltin(const syntax::CallExpr& x, bool isDefer) {
    const Expr& fun = *syntax::unparen(x.fun);
    const types::BuiltinId id = builtinOf(fun);
    const bool ofOperands = id == types::BuiltinId::Delete || id == types::BuiltinId::Copy;
    const Operands operands = ofOperands ? operandsOf(x) : Operands{x, {}, {}}; // the arguments lie behind the window
    const Register window = m_code.allocate(1);
    switch (id) {
    case types::BuiltinId::Panic: {
        const Register argument = m_code.allocate(2);
        evaluateAs(*x.args[0], types::universe().emptyInterface, argument);
        m_code.setTop(argument + 2);
        at(x.pos);
        return spawnFunction(panicFunction(m_program), window, isDefer);
    }
    case types::BuiltinId::Print:
    case types::BuiltinId::Println: {
        const Register text = m_code.allocate(2);
        printText(x, id == types::BuiltinId::Println, text);
        m_code.setTop(text + 2);
        at(x.pos);
        return spawnFunction(m_program.helper("printText"), window, isDefer);
    }
    case types::BuiltinId::Delete: {
        auto* map = types::as<types::Map>(types::coreType(operands.types[0]));
        const Register first = m_code.allocate(1);
        operand(operands, 0, first);
        const Register key = m_code.allocate(slotsOf(map->key()));
        operandAs(operands, 1, map->key(), key);
        m_code.setTop(key + slotsOf(map->key()));
        at(x.pos);
        return spawnFunction(deleteFunction(m_program, map), window, isDefer);
    }
    case types::BuiltinId::Close:
        evaluate(*x.args[0], m_code.allocate(1));
        m_code.setTop(window + 2);
        at(x.pos);
        return spawnFunction(closeFunction(m_program), window, isDefer);
    case types::BuiltinId::Copy: {
        const bool fromString = valueClass(operands.types[1]) == ValueClass::String;
        const Register first = m_code.allocate(3);
        operand(operands, 0, first);
        const Register second = m_code.allocate(fromString ? 2 : 3);
        operand(operands, 1, second);
        m_code.setTop(second + (fromString ? 2 : 3));
        at(x.pos);
        auto* slice = types::as<types::Slice>(types::coreType(operands.types[0]));
        return spawnFunction(copyFunction(m_program, slice->elem(), fromString), window, isDefer);
    }
    case types::BuiltinId::Recover: // deferred itself, it is not called by a deferred function: nothing is recovered
        at(x.pos);
        return spawnFunction(nothingFunction(m_program), window, isDefer);
    default: return unsupported(x, isDefer ? "deferring this built-in function" : "starting this built-in function");
    }
}

} // namespace lockstep::program
