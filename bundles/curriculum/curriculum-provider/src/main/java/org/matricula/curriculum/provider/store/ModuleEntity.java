package org.matricula.curriculum.provider.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Versioned;

/** A module as it is kept. */
@Entity
@Table(name = "curriculum_module")
public class ModuleEntity {

    @Id
    private long id;

    private String institution;

    private String code;

    private String title;

    @Column(name = "module_level")
    private int level;

    private int credits;

    private boolean core;

    private String kind;

    @Version
    private long version;

    /** For the persistence provider. */
    protected ModuleEntity() {}

    ModuleEntity(Module module) {
        this.id = module.id().value();
        this.institution = module.institution().value();
        this.code = module.code();
        this.level = module.level();
        this.credits = module.credits();
        this.kind = module.kind();
        change(module);
    }

    /** Takes over what may change. */
    final void change(Module module) {
        this.title = module.title();
        this.core = module.core();
    }

    Versioned<Module> versioned() {
        return new Versioned<>(
                new Module(new ModuleId(id), new InstitutionCode(institution), code, title, level, credits, core, kind),
                version);
    }
}
