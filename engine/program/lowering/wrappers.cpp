#include "engine/program/lowering/wrappers.h"

#include "engine/base/ensure.h"
#include "engine/program/lowering/memory_code.h"
#include "engine/program/lowering/value_layout.h"
#include "engine/types/named.h"
#include "engine/types/predicates.h"
#include "engine/types/type_string.h"

#include <fmt/format.h>

namespace lockstep::program {
namespace {

using types::Type;

/// Where the receiver comes from.
enum class Source : std::uint8_t {
    InterfaceWord, ///< R[0] is the word of an interface: the value itself if its type is direct, else a pointer to it
    Parameter,     ///< the first parameter
    Capture,       ///< captured by the closure
};

/// The receiver while embedded fields are walked: in registers, or behind a pointer.
struct Walker {
    CodeBuilder& code;
    Type* type;
    Register reg;
    bool inMemory = false;
    std::uint32_t offset = 0;

    /// The value in registers.
    Register value() {
        if (!inMemory && offset == 0) return reg;
        const Register result = code.allocate(slotsOf(type));
        if (inMemory)
            emitLoad(code, result, reg, offset, type);
        else
            emitGetPart(code, result, reg, offset, type);
        return result;
    }

    /// *type, when the type is a pointer.
    void follow() {
        reg = value();
        type = types::underAs<types::Pointer>(type)->elem();
        inMemory = true;
        offset = 0;
    }

    void field(std::uint32_t index) {
        if (types::underAs<types::Pointer>(type)) follow();
        auto* structType = types::underAs<types::Struct>(type);
        offset += fieldOffset(structType, index);
        type = structType->fields()[index]->type();
    }

    Register address() {
        const Register result = code.allocate(1);
        base::ensure(inMemory, "a method wants the address of a value that has none");
        code.emitExtra(Opcode::AddPointer, result, reg, 0, offset);
        return result;
    }
};

std::uint32_t parameterSlots(types::Signature* signature) { return slotsOf(signature->params); }

class WrapperMaker {
public:
    WrapperMaker(ProgramLowering& program, const MethodPath& path, Source source)
        : m_program(program), m_path(path), m_source(source), m_signature(path.method->signature()) {}

    FunctionCode make(std::string name) {
        const TypeId receiver = m_program.typeId(m_path.receiver);
        const bool direct = m_program.types().at(receiver).direct;
        const std::uint32_t receiverSlots = slotsOf(m_path.receiver);
        std::uint32_t given = 0; // registers of the receiver among the parameters
        if (m_source == Source::Parameter) given = receiverSlots;
        if (m_source == Source::InterfaceWord) given = 1;

        m_code.allocate(given + parameterSlots(m_signature));
        Function& head = m_code.function();
        head.name = std::move(name);
        head.isWrapper = true;
        const PackageToLower* package = m_program.packageOf(m_path.method->package());
        head.isLibrary = package && package->isLibrary;
        head.parameterSlots = static_cast<std::uint16_t>(m_code.top());
        head.closureSlot = static_cast<std::uint16_t>(m_code.allocate(1));
        head.resultSlots = static_cast<std::uint16_t>(slotsOf(m_signature->results));
        head.declared = m_program.position(m_path.method->pos());
        m_code.setPosition(head.declared);
        m_code.reserve(head.resultSlots);

        Walker walker{m_code, m_path.receiver, 0};
        if (m_source == Source::Capture) {
            walker.reg = m_code.allocate(receiverSlots);
            for (std::uint32_t i = 0; i < receiverSlots; ++i)
                m_code.emit(Opcode::LoadCapture, walker.reg + i, head.closureSlot, i);
        } else if (m_source == Source::InterfaceWord && !direct) {
            // Taken out of the interface as a whole: its box never changes, so that this is no access to memory.
            const Register interface = m_code.allocate(2);
            m_code.emitImmediate(Opcode::LoadInt, interface, receiver);
            m_code.move(interface + 1, 0, 1);
            walker.reg = m_code.allocate(receiverSlots);
            m_code.emit(Opcode::Unbox, walker.reg, interface, receiver);
        }
        for (const std::uint32_t field : m_path.fields) walker.field(field);
        forward(walker, given);
        return m_code.finish();
    }

private:
    void forward(Walker& walker, std::uint32_t firstParameter) {
        const std::uint32_t parameters = parameterSlots(m_signature);
        const std::uint32_t results = slotsOf(m_signature->results);
        Register window = 0;
        if (!m_path.method->decl()) { // a method of an interface
            const Register interface = walker.value();
            window = m_code.allocate(2);
            passParameters(firstParameter, parameters);
            m_code.emitExtra(Opcode::CallMethod, window, interface, 0, m_program.types().methodId(*m_path.method));
        } else {
            const Register receiver = receiverFor(walker);
            const std::uint32_t slots = slotsOf(m_signature->recv->type());
            window = m_code.allocate(1);
            m_code.move(m_code.allocate(slots), receiver, slots);
            passParameters(firstParameter, parameters);
            const FunctionId callee = m_program.function(*m_path.method);
            m_code.emitImmediate(Opcode::Call, window, callee);
            m_program.noteCall(callee);
        }
        m_code.reserve(window + 1 + results);
        if (results == 0)
            m_code.emit(Opcode::Return0);
        else
            m_code.emit(results == 1 ? Opcode::Return1 : Opcode::Return, window + 1, 0, results == 1 ? 0 : results);
    }

    void passParameters(Register from, std::uint32_t slots) { m_code.move(m_code.allocate(slots), from, slots); }

    Register receiverFor(Walker& walker) {
        const bool wantsPointer = types::underAs<types::Pointer>(m_signature->recv->type()) != nullptr;
        const bool isPointer = types::underAs<types::Pointer>(walker.type) != nullptr;
        if (wantsPointer && !isPointer) return walker.address();
        if (isPointer && !wantsPointer) {
            if (m_path.fields.empty() && m_source != Source::Capture) complainAboutNil(walker.reg);
            walker.follow();
        }
        return walker.value();
    }

    /// Go's wrappers say which method was called with a nil pointer.
    void complainAboutNil(Register pointer) {
        const TemporaryScope temporaries(m_code);
        const Label fine = m_code.newLabel();
        m_code.compareJump(Opcode::JumpNeInt, pointer, 0, fine);
        const std::string type = types::runtimeTypeString(types::underAs<types::Pointer>(m_path.receiver)->elem());
        const Register window = m_code.allocate(5);
        const auto pass = [&](Register to, std::string text) {
            m_code.emitImmediate(Opcode::LoadString, to, m_program.string(std::move(text)));
        };
        pass(window + 1, fmt::format("{}.{}", type, m_path.method->name()));
        pass(window + 3, "*" + type.substr(type.rfind('.') + 1));
        const FunctionId complaint = m_program.function(m_program.runtimeFunction("panicWrap"));
        m_code.emitImmediate(Opcode::Call, window, complaint);
        m_program.noteCall(complaint);
        m_code.bind(fine);
    }

    ProgramLowering& m_program;
    const MethodPath m_path;
    Source m_source;
    types::Signature* m_signature;
    CodeBuilder m_code;
};

std::string keyOf(std::string_view kind, ProgramLowering& program, const MethodPath& path) {
    return fmt::format("{}:{}.{}", kind, program.typeId(path.receiver), path.method->id());
}

/// "main.T.M" or "main.(*T).M", for a method found in T or *T.
std::string nameOf(const MethodPath& path) {
    const std::string type = types::runtimeTypeString(path.receiver);
    const bool pointer = path.receiver->kind() == types::TypeKind::Pointer;
    if (!pointer) return fmt::format("{}.{}", type, path.method->name());
    const std::string pointed = type.substr(1);
    const std::size_t dot = pointed.rfind('.');
    if (dot == std::string::npos) return fmt::format("({}).{}", type, path.method->name());
    return fmt::format("{}(*{}).{}", pointed.substr(0, dot + 1), pointed.substr(dot + 1), path.method->name());
}

FunctionId wrapper(ProgramLowering& program, const MethodPath& path, Source source, std::string_view kind,
                   std::string_view suffix) {
    return program.synthesize(keyOf(kind, program, path), [&program, path, source, suffix = std::string(suffix)] {
        return WrapperMaker(program, path, source).make(nameOf(path) + suffix);
    });
}

/// The method's own function does if it takes the receiver just as it comes.
bool fitsAsItIs(const MethodPath& path) {
    return path.fields.empty() && path.method->decl() &&
           types::identical(path.method->signature()->recv->type(), path.receiver);
}

} // namespace

FunctionId interfaceEntry(ProgramLowering& program, const MethodPath& path) {
    if (fitsAsItIs(path) && program.types().at(program.typeId(path.receiver)).direct)
        return program.function(*path.method);
    return wrapper(program, path, Source::InterfaceWord, "entry", "");
}

FunctionId methodFunction(ProgramLowering& program, const MethodPath& path) {
    if (fitsAsItIs(path)) return program.function(*path.method);
    return wrapper(program, path, Source::Parameter, "expression", "");
}

FunctionId boundMethod(ProgramLowering& program, const MethodPath& path) {
    return wrapper(program, path, Source::Capture, "bound", "-fm");
}

FunctionId panicFunction(ProgramLowering& program) {
    return program.synthesize("panic", [] {
        CodeBuilder code;
        Function& head = code.function();
        head.name = "panic";
        head.isWrapper = true;
        head.isLibrary = true;
        code.allocate(2);
        head.parameterSlots = 2;
        head.closureSlot = static_cast<std::uint16_t>(code.allocate(1));
        code.emit(Opcode::Panic, 0);
        return code.finish();
    });
}

FunctionId closeFunction(ProgramLowering& program) {
    return program.synthesize("close", [] {
        CodeBuilder code;
        Function& head = code.function();
        head.name = "close";
        head.isWrapper = true;
        head.isLibrary = true;
        code.allocate(1);
        head.parameterSlots = 1;
        head.closureSlot = static_cast<std::uint16_t>(code.allocate(1));
        code.emit(Opcode::ChanClose, 0);
        code.emit(Opcode::Return0);
        return code.finish();
    });
}

FunctionId copyFunction(ProgramLowering& program, types::Type* element, bool fromString) {
    const TypeId type = program.typeId(element);
    return program.synthesize(fmt::format("copy:{},{}", type, fromString), [type, fromString] {
        CodeBuilder code;
        Function& head = code.function();
        head.name = "copy";
        head.isWrapper = true;
        head.isLibrary = true;
        head.parameterSlots = static_cast<std::uint16_t>(code.allocate(fromString ? 5 : 6) + (fromString ? 5 : 6));
        head.closureSlot = static_cast<std::uint16_t>(code.allocate(1));
        const Register count = code.allocate(1);
        if (fromString)
            code.emit(Opcode::CopyString, count, 0, 3);
        else
            code.emitExtra(Opcode::CopySlice, count, 0, 3, type);
        code.emit(Opcode::Return0);
        return code.finish();
    });
}

FunctionId nothingFunction(ProgramLowering& program) {
    return program.synthesize("nothing", [] {
        CodeBuilder code;
        Function& head = code.function();
        head.name = "recover";
        head.isWrapper = true;
        head.isLibrary = true;
        head.closureSlot = static_cast<std::uint16_t>(code.allocate(1));
        code.emit(Opcode::Return0);
        return code.finish();
    });
}

FunctionId deleteFunction(ProgramLowering& program, types::Map* map) {
    const TypeId type = program.typeId(map);
    const std::uint32_t keySlots = slotsOf(map->key());
    return program.synthesize(fmt::format("delete:{}", type), [type, keySlots] {
        CodeBuilder code;
        Function& head = code.function();
        head.name = "delete";
        head.isWrapper = true;
        head.isLibrary = true;
        code.allocate(1 + keySlots);
        head.parameterSlots = static_cast<std::uint16_t>(1 + keySlots);
        head.closureSlot = static_cast<std::uint16_t>(code.allocate(1));
        code.emitExtra3(Opcode::MapDelete, 0, 1, 0, type);
        code.emit(Opcode::Return0);
        return code.finish();
    });
}

} // namespace lockstep::program
