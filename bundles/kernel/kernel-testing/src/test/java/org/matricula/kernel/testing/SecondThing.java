package org.matricula.kernel.testing;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

@Entity
@Table(name = "second_thing")
public class SecondThing {

    @Id
    long id;

    @Column
    String name;

    @Version
    long version;

    public SecondThing() {}

    SecondThing(long id, String name) {
        this.id = id;
        this.name = name;
    }
}
