// Initialisation (spec: "Package initialization", "Program initialization and execution"): variables in the order that
// the checker found, then the functions named init, package after package, then main.main.
//
// Of a library package only those variables are initialised that something uses, so that importing fmt does not run
// tables nobody asked for.
#include "engine/base/ensure.h"
#include "engine/program/lowering/function_lowering.h"

#include <algorithm>
#include <fmt/format.h>

namespace lockstep::program {

FunctionCode FunctionLowering::runInitializers(std::span<const types::Initializer* const> initializers) {
    Function& head = m_code.function();
    head.name = m_source.name;
    head.isLibrary = m_source.package->isLibrary;
    head.closureSlot = static_cast<std::uint16_t>(m_code.allocate(1));
    at(initializers.front()->rhs->pos);
    head.declared = m_code.position();
    for (const types::Initializer* initializer : initializers) initialize(*initializer);
    m_code.emit(Opcode::Return0);
    return m_code.finish();
}

void FunctionLowering::initialize(const types::Initializer& initializer) {
    const TemporaryScope temporaries(m_code);
    const auto placeOf = [this](types::Var& var) {
        Place place;
        if (var.name() == "_") return place;
        place = Place{Place::Kind::Global, var.type()};
        place.global = m_program.global(var);
        place.name = var.name();
        return place;
    };
    if (initializer.lhs.size() > 1) {
        std::vector<Type*> valueTypes;
        Register next = evaluateMultiple(*initializer.rhs, valueTypes);
        for (std::size_t i = 0; i < valueTypes.size(); ++i) {
            at(initializer.lhs[i]->pos());
            storeConverted(placeOf(*initializer.lhs[i]), next, valueTypes[i]);
            next += slotsOf(valueTypes[i]);
        }
        return;
    }
    types::Var& var = *initializer.lhs[0];
    const Place place = placeOf(var);
    nameMade(*initializer.rhs, [&] { return std::vector{std::string(var.name())}; });
    const auto* literal = syntax::as<syntax::CompositeLit>(syntax::unparen(initializer.rhs));
    const bool inPlace = literal && place.kind == Place::Kind::Global && types::identical(typeOf(*literal), var.type());
    if (const ValueClass kind = valueClass(var.type());
        inPlace && (kind == ValueClass::Struct || kind == ValueClass::Array))
        return compositeIntoPlace(*literal, var.type(), place);
    const Register value = evaluateAs(*initializer.rhs, var.type(), std::nullopt);
    at(var.pos());
    store(place, value);
}

/// Asks for everything that runs whatever the program does.
void ProgramLowering::beginInitialisation() {
    for (std::size_t i = 0; i < m_packages.size(); ++i) {
        const types::Info& info = m_packages[i].package->info;
        if (m_packages[i].isLibrary) {
            for (const types::Initializer& initializer : info.initOrder)
                m_initialisation.push_back({i, &initializer, noFunction});
        } else if (!info.initOrder.empty()) {
            FunctionSource source;
            source.package = &m_packages[i];
            source.name = m_packages[i].package->package->path() + ".init";
            const FunctionId made = newFunction([this, source, &info] {
                std::vector<const types::Initializer*> all;
                for (const types::Initializer& initializer : info.initOrder) all.push_back(&initializer);
                return FunctionLowering(*this, source).runInitializers(all);
            });
            m_initialisation.push_back({i, nullptr, made});
        }
        for (std::size_t k = 0; k < info.inits.size(); ++k)
            m_initialisation.push_back({i, nullptr, function(*info.inits[k])});
    }
    auto* main = types::as<types::Func>(m_packages.back().package->package->scope().lookup(m_mainName));
    base::ensure(main != nullptr, "a program without a function to begin with");
    m_program->mainFunction = function(*main);
    m_initialisation.push_back({m_packages.size() - 1, nullptr, m_program->mainFunction});
}

/// Takes up initialisers of library variables that turned out to be used; whether there were any.
bool ProgramLowering::requestInitialisers() {
    bool any = false;
    for (InitialisationStep& step : m_initialisation) {
        if (!step.initializer || step.function != noFunction) continue;
        const auto isUsed = [this](const types::Var* var) { return m_globals.contains(var); };
        if (std::none_of(step.initializer->lhs.begin(), step.initializer->lhs.end(), isUsed)) continue;
        FunctionSource source;
        source.package = &m_packages[step.package];
        source.name = m_packages[step.package].package->package->path() + ".init";
        step.function = newFunction([this, source, initializer = step.initializer] {
            return FunctionLowering(*this, source).runInitializers(std::span(&initializer, 1));
        });
        any = true;
    }
    return any;
}

void ProgramLowering::finishInitialisation() {
    std::vector<FunctionId> callees;
    for (const InitialisationStep& step : m_initialisation)
        if (step.function != noFunction) callees.push_back(step.function);
    m_functions[m_program->entry] =
        lowerNow(m_program->entry, [&] { return makeCaller("runtime.main", true, callees); });
}

FunctionCode ProgramLowering::makeCaller(std::string name, bool isLibrary, const std::vector<FunctionId>& callees) {
    CodeBuilder code;
    Function& head = code.function();
    head.name = std::move(name);
    head.isLibrary = isLibrary;
    head.isWrapper = true;
    head.closureSlot = static_cast<std::uint16_t>(code.allocate(1));
    const Register window = code.allocate(1);
    for (const FunctionId callee : callees) {
        code.emitImmediate(Opcode::Call, window, callee);
        noteCall(callee);
    }
    code.emit(Opcode::Return0);
    return code.finish();
}

} // namespace lockstep::program
